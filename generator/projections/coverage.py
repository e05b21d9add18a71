"""Coverage: how far the record reaches. Each look at a desk's news says through which day it was followed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Country, Event, Library, Topic
from generator.model.days import last_day
from generator.projections.memoize import memoize

_FOLLOWED = frozenset({"nothing-new", "entered"})
ALL = "all"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a desk was followed: ``to`` which day (None: no look is recorded), and how many ``events`` since then."""

    to: dt.date | None
    events: int


def coverage(library: Library, subject: Country | Topic | None = None) -> Coverage:
    """Return the coverage of a country, a topic, or (None) the whole record. The narrowest desk counts."""
    rows = _rows(library, _desk(subject)) or _rows(library, ALL)
    if not rows:
        return Coverage(None, 0)
    to = min(max(end for _, end in rows), library.as_of)
    return Coverage(to, sum(event.date > to for event in _events(library, subject)))


@memoize
def months_not_followed(library: Library, year: int) -> tuple[int, ...]:
    """Return the numbers of the months of ``year``, up to the library's day, of which some days were not followed."""
    rows = _rows(library, ALL)
    if not rows:
        return ()
    begin = min(start for start, _ in rows)
    found = []
    for month in range(1, 13):
        first = dt.date(year, month, 1)
        days = [first + dt.timedelta(days=n) for n in range((last_day(first, "month") - first).days + 1)]
        wanted = [day for day in days if begin <= day <= library.as_of]
        if any(not any(start <= day <= end for start, end in rows) for day in wanted):
            found.append(month)
    return tuple(found)


@memoize
def _rows(library: Library, desk: str) -> list[tuple[dt.date, dt.date]]:
    """Return the spans of days of a desk that were followed."""
    return [(row.start, row.end) for row in library.desks if row.desk == desk and row.outcome in _FOLLOWED]


def _desk(subject: Country | Topic | None) -> str:
    if subject is None:
        return ALL
    return subject.code if isinstance(subject, Country) else subject.id


def _events(library: Library, subject: Country | Topic | None) -> Iterable[Event]:
    if subject is None:
        return library.active_events
    return library.by_country[subject.code] if isinstance(subject, Country) else library.by_topic[subject.id]
