"""The Explore page: filters and words over all events. What stands in the page itself is the plain list by year."""

from collections.abc import Iterator

from generator.model import Event, Library
from generator.pages.archive import archive_of
from generator.pages.page import Page
from generator.projections.last_checked import checked

# What a reader may filter by: the column of the data, and what the group is called.
_GROUPS = (
    ("country", "Country"), ("topic", "Topic"), ("kind", "Kind"), ("person", "Person"), ("grade", "Evidence"),
    ("year", "Year"),
)  # fmt: skip
# A longer list would make a heavy page: the years before then stand as links to their pages of the timeline.
_LISTED = 500


def pages(library: Library) -> Iterator[Page]:
    """Yield the one page."""
    shown: dict[int, list[Event]] = {}
    for event in library.standing[: -_LISTED - 1 : -1]:
        shown.setdefault(event.date.year, []).append(event)
    yield Page(
        address="explore/",
        template="explore.html.jinja",
        title="Explore",
        description="All events by country, topic, kind, person, evidence, year and words, with the result as a file.",
        context={
            "years": [(year, count, shown.get(year, [])) for year, count in archive_of("", "", library.standing).years],
            "total": len(library.standing),
            "groups": _GROUPS,
            "checked": checked(library.standing),
        },
        searchable=False,
        contents=False,
    )
