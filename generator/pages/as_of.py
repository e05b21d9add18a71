"""The as-of page: the state of play of any day, worked out in the browser from the log of steps."""

from collections.abc import Iterator

from generator.model import Library
from generator.pages.archive import archive_of
from generator.pages.page import Page
from generator.projections.last_checked import checked
from generator.projections.state_of_play import hub_and_partners


def pages(library: Library) -> Iterator[Page]:
    """Yield the one page."""
    hub, partners = hub_and_partners(library)
    yield Page(
        address="as-of/",
        template="as_of.html.jinja",
        title="As of another day",
        description="The state of play as it stood on a day: rates in force, steps reached, dates then pending.",
        context={
            "hub": hub,
            "checked": checked(library.standing),
            "partners": sorted(partners, key=lambda partner: partner.name),
            "first": library.standing[0].date if library.standing else library.as_of,
            "archive": archive_of("timeline/", "Timeline", library.standing),
        },
        searchable=False,
        contents=False,
    )
