"""Months: events month by month, so that long lists can be made, shown and kept in parts."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.model import Event

# How many months' parts of a file a process that stays keeps. More than a record has; what is left out is made again.
KEPT = 1000
# Of a year, the events of each of its months.
Months = tuple[tuple[Event, ...], ...]


def by_month(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Return ``events``, which stand in the order of their dates or against it, cut where a month ends."""
    return [tuple(found) for _, found in groupby(events, key=_month)]


def by_year(events: Sequence[Event]) -> dict[int, Months]:
    """Return ``events`` (oldest first) by year, as months; years, months and events with the newest first."""
    years = groupby(by_month(reversed(events)), key=lambda found: found[0].date.year)
    return {year: tuple(months) for year, months in years}


def _month(event: Event) -> tuple[int, int]:
    return event.date.year, event.date.month
