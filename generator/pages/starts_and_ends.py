"""The page of what starts and what ends: in the last and the next 7 and 30 days."""

import datetime as dt
from collections.abc import Iterator

from generator.model import Event, Library
from generator.output import Output
from generator.pages.page import Page
from generator.projections.last_checked import check_span
from generator.projections.starts_and_ends import Due, Turn, starts_and_ends

# Headings with the first and the last of their days, counted from the library's day.
_SPANS = (
    ("today", "Today", 0, 0),
    ("next-7", "In the next 7 days", 1, 7),
    ("next-30", "In 8 to 30 days", 8, 30),
    ("last-7", "In the last 7 days", -7, -1),
    ("last-30", "8 to 30 days ago", -30, -8),
)


def pages(library: Library) -> Iterator[Output]:
    """Yield the page."""
    day = library.as_of
    found = [
        (key, heading, starts_and_ends(library, day + dt.timedelta(first), day + dt.timedelta(last)))
        for key, heading, first, last in _SPANS
    ]
    rates = [rate for _, _, rows in found for row in rows if isinstance(row, Turn) for rate in row.rates]
    named = sorted({code for rate in rates for code in (*rate.partners, *rate.except_for)})
    events = [event for _, _, rows in found for row in rows for event in _events(row)]
    yield Page(
        address="briefings/starts-and-ends/",
        template="starts_and_ends.md.jinja",
        title="What starts and what ends",
        description="Measures, agreements and dates that start, end or fall due in the last and the next 30 days.",
        context={
            "as_of": day,
            "spans": found,
            "names": {code: library.countries[code].short for code in named if code in library.countries},
            "checked": check_span(events or library.active_events),
        },
        names=("calendar", "expiring", "upcoming"),
    ).output()


def _events(row: Turn | Due) -> Iterator[Event]:
    if isinstance(row, Turn) and row.rung:
        yield row.rung.event
    if row.date:
        yield from (event for event, _ in row.date.steps)
