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
    begin = first_followed(library) or dt.date.max
    found = []
    for month in range(1, 13):
        first = dt.date(year, month, 1)
        days = [first + dt.timedelta(days=n) for n in range((last_day(first, "month") - first).days + 1)]
        wanted = [day for day in days if begin <= day <= library.as_of]
        if any(not any(start <= day <= end for start, end in rows) for day in wanted):
            found.append(month)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Followed:
    """How far the news of some days was followed: ``to`` which of them (None: none), or ``is_whole``, all of them.

    ``is_known`` is False if no look at the news is recorded. ``gaps`` are the countries and topics, by name, of whose
    news a look of its own says that some of the days were not followed.
    """

    is_known: bool
    to: dt.date | None
    is_whole: bool
    gaps: tuple[str, ...]


def followed(library: Library, first: dt.date, last: dt.date) -> Followed:
    """Return how far the news from ``first`` to ``last`` was followed."""
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    rows = _rows(library, ALL)
    reached = [day for day in days if any(start <= day <= end for start, end in rows)]
    own = {row.desk for row in library.desks} - {ALL}
    return Followed(
        is_known=bool(rows),
        to=reached[-1] if reached else None,
        is_whole=len(reached) == len(days),
        gaps=tuple(sorted(_name(library, desk) for desk in own if any(_is_gap(library, desk, day) for day in days))),
    )


def _is_gap(library: Library, desk: str, day: dt.date) -> bool:
    """Tell whether a look at the desk's own news says that it was not followed on ``day``."""
    outcomes = {row.outcome for row in library.desks if row.desk == desk and row.start <= day <= row.end}
    return bool(outcomes) and not outcomes & _FOLLOWED


def first_followed(library: Library) -> dt.date | None:
    """Return the first day on which the news was followed, None where no look is recorded."""
    return min((start for start, _ in _rows(library, ALL)), default=None)


def _name(library: Library, desk: str) -> str:
    return library.countries[desk].name if desk in library.countries else library.topics[desk].name


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
