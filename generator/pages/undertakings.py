"""The page of all undertakings: what parties promised in their agreements, by due date."""

from collections.abc import Iterator

from generator.model import Library
from generator.output import Output
from generator.pages.day import day_if_it_matters
from generator.pages.page import Page
from generator.projections.last_checked import check_span
from generator.projections.undertakings import all_promises


def pages(library: Library) -> Iterator[Output]:
    """Yield the page."""
    promises = all_promises(library)
    yield Page(
        address="undertakings/",
        template="undertakings.md.jinja",
        title="Who promised what",
        description="What the parties of trade agreements promised, with a date or a sum, and what became of it.",
        context={
            "promises": promises,
            "overdue": [promise for promise in promises if promise.state == "overdue"],
            **day_if_it_matters(library, dates=[promise.history for promise in promises]),
            "checked": check_span(promise.event for promise in promises),
        },
    ).output()
