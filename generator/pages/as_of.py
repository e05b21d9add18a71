"""The as-of page: the state of play on any day, computed in the browser from the log of steps."""

from collections.abc import Iterator

from generator.model import Library
from generator.output import Output
from generator.pages.archive import archive_of
from generator.pages.page import Page
from generator.projections.last_checked import check_span
from generator.projections.state_of_play import hub_and_partners


def pages(library: Library) -> Iterator[Output]:
    """Yield the page."""
    hub, partners = hub_and_partners(library)
    yield Page(
        address="as-of/",
        template="as_of.html.jinja",
        title="As of another day",
        description="The state of play as it stood on a day: rates in force, steps reached, dates then pending.",
        context={
            "as_of": library.as_of,
            "hub": hub,
            "checked": check_span(library.active_events),
            "partners": sorted(partners, key=lambda partner: partner.name),
            "first": library.active_events[0].date if library.active_events else library.as_of,
            "archive": archive_of(library, "timeline/", "Timeline", library.active_events),
        },
        searchable=False,
        contents=False,
    ).output()
