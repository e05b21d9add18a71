"""News in words: the heading of an entry of a feed."""

from generator.projections.news import News
from generator.wording.date import short_outcome

_KINDS = {"correction": "Correction: ", "update": "Update: ", "withdrawn": "Withdrawn: ", "date": "Date passed: "}


def headline(news: News) -> str:
    """Return the title with what is new: ``Correction: US sets a duty of 10%``, ``Date passed: Truce ends (met)``."""
    outcome = f" ({short_outcome(news.date)})" if news.date else ""
    return f"{_KINDS.get(news.kind, '')}{news.title}{outcome}"
