"""The Explore page: search and filters over all events. The page itself holds a plain list of events by year."""

from collections.abc import Iterator

from generator.model import Event, Library
from generator.output import Output
from generator.pages.archive import archive_of
from generator.pages.page import Page
from generator.projections.last_checked import check_span

# The filters: the column in the data, and the heading of the group.
_GROUPS = (
    ("country", "Country"), ("topic", "Topic"), ("kind", "Kind"), ("person", "Person"), ("grade", "Evidence"),
    ("year", "Year"),
)  # fmt: skip
# The most events that the page lists. Older years are links to their pages of the timeline.
_LISTED = 300


def pages(library: Library) -> Iterator[Output]:
    """Yield the page."""
    shown: dict[int, list[Event]] = {}
    for event in library.active_events[: -_LISTED - 1 : -1]:
        shown.setdefault(event.date.year, []).append(event)
    yield Page(
        address="explore/",
        template="explore.html.jinja",
        title="Explore",
        description="All events by country, topic, kind, person, evidence, year and words, with the result as a file.",
        context={
            "years": [
                (year, count, shown.get(year, []))
                for year, count in archive_of(library, "", "", library.active_events).years
            ],
            "total": len(library.active_events),
            "groups": _GROUPS,
            "checked": check_span(library.active_events),
        },
        searchable=False,
        contents=False,
    ).output()
