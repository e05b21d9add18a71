"""The subscribe page: every feed and calendar to choose from, and how programs take them."""

from collections.abc import Iterator

from generator.model import Library
from generator.output import Output
from generator.pages.day import day_if_it_matters
from generator.pages.page import Page
from generator.projections.coverage import coverage
from generator.projections.deadlines import ledger
from generator.projections.last_checked import check_span
from generator.projections.subjects import subscriptions


def pages(library: Library) -> Iterator[Output]:
    """Yield the page."""
    undated = [history for history in ledger(library) if history.is_open and history.precision != "day"]
    yield Page(
        address="subscribe/",
        template="subscribe.html.jinja",
        title="Subscribe",
        description=f"Feeds and calendars of the {library.masthead.talks} by country, topic and pair.",
        context={
            "groups": subscriptions(library),
            "coverage": coverage(library),
            "undated": [history for history in undated if history.due],
            **day_if_it_matters(library, dates=undated),
            "checked": check_span(library.active_events),
        },
        names=("follow", "feed", "RSS", "Atom", "calendar", "ics", "e-mail", "newsletter", "alerts", "OPML"),
        text="Be told of news and corrections by feed, and have all dates in your calendar.",
    ).output()
