"""The Explore page: filters and words over all events. What stands in the page itself is the plain list by year."""

from collections.abc import Iterator

from generator.model import Event, Library
from generator.views.country import years
from generator.views.page import Page

# What a reader may filter by: the column of the data, and what the group is called.
_GROUPS = (
    ("country", "Country"), ("topic", "Topic"), ("kind", "Kind"), ("person", "Person"), ("grade", "Evidence"),
    ("year", "Year"),
)  # fmt: skip
# A longer list would make a heavy page: older years then stand as a link to their page of the timeline.
_LISTED = 1500


def pages(library: Library) -> Iterator[Page]:
    """Yield the one page."""
    listed: list[tuple[int, list[Event], int]] = []
    older: list[tuple[int, int]] = []
    total = 0
    for year, events in years(list(library.standing)):
        total += len(events)
        if total <= _LISTED or not listed:
            listed.append((year, events[:_LISTED], len(events)))
        else:
            older.append((year, len(events)))
    yield Page(
        address="explore/",
        template="explore.md.jinja",
        title="Explore",
        description="All events by country, topic, kind, person, evidence, year and words, with the result as a file.",
        context={"listed": listed, "older": older, "groups": _GROUPS},
        searchable=False,
    )
