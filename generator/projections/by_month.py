"""Groups events by month and by year."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.model import Event

# The events of a year, one tuple for each month that has any.
Months = tuple[tuple[Event, ...], ...]


def by_month(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Return ``events``, which must be sorted by date (up or down), as one tuple for each month, in the same order."""
    return [tuple(group) for _, group in groupby(events, key=lambda event: (event.date.year, event.date.month))]


def by_year(events: Sequence[Event]) -> dict[int, Months]:
    """Return ``events`` (oldest first) by year, each year as months. Years, months and events are newest first."""
    years = groupby(by_month(reversed(events)), key=lambda month: month[0].date.year)
    return {year: tuple(months) for year, months in years}
