"""Scales: dates and numbers to coordinates, the ticks of an axis, and labels kept apart."""

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# The steps a date axis may take: in days, then in months.
_DAYS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class NumberScale:
    """Numbers from 0 to ``top`` to coordinates from ``zero`` to ``end``."""

    top: float
    zero: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the coordinate of ``value``."""
        return self.zero + (self.end - self.zero) * float(value) / self.top


@dataclass(frozen=True, slots=True)
class DateScale:
    """Days from ``first`` to ``last`` to coordinates from ``left`` to ``right``."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def __call__(self, day: dt.date) -> float:
        """Return the coordinate of the start of ``day``."""
        span = max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * (day - self.first).days / span

    def ticks(self, gap: float) -> list[tuple[float, str]]:
        """Return coordinates and words of round dates, at least ``gap`` apart; the first one in a year names it."""
        most = max(1, int((self.right - self.left) // gap))
        found: list[dt.date] = []
        for found in self._choices():
            if len(found) <= most:
                break
        return [(self(day), _tick_word(day, found[n - 1] if n else None)) for n, day in enumerate(found)]

    def _choices(self) -> Iterator[list[dt.date]]:
        """Yield ever fewer round dates. Days are tried for short spans alone, where months would be too few."""
        span = (self.last - self.first).days
        if span < 100:
            for step in _DAYS:
                yield [self.first + dt.timedelta(days=n) for n in range(0, span + 1, step)]
        months = range(self.first.year * 12, (self.last.year + 1) * 12)
        for step in _MONTH_STEPS:
            days = [dt.date(n // 12, n % 12 + 1, 1) for n in months if n % step == 0]
            yield [day for day in days if self.first <= day <= self.last]


def _tick_word(day: dt.date, before: dt.date | None) -> str:
    month = _MONTHS[day.month - 1]
    if day.day != 1 or (before and (day - before).days < 28):
        return f"{day.day} {month}"
    if before is None:
        return str(day.year) if day.month == 1 else f"{month} {day.year}"
    return str(day.year) if day.year != before.year else month


def round_ticks(highest: float, count: int = 4) -> list[float]:
    """Return round numbers from 0 to at least ``highest``, about ``count`` steps of 1, 2, 2.5 or 5 times ten."""
    wanted = max(highest, 1) / count
    power = 10 ** math.floor(math.log10(wanted))
    step = next(unit * power for unit in (1, 2, 2.5, 5, 10) if unit * power >= wanted)
    return [n * step for n in range(max(1, math.ceil(highest / step)) + 1)]


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return rising places as near to the rising ``wanted`` ones as they can be while ``gap`` apart, low to high."""
    groups: list[list[float]] = []
    for n, place in enumerate(wanted):
        groups.append([place - n * gap])
        while len(groups) > 1 and _mean(groups[-2]) >= _mean(groups[-1]):
            last = groups.pop()
            groups[-1].extend(last)
    top = high - (len(wanted) - 1) * gap
    level = [max(low, min(_mean(group), top)) for group in groups for _ in group]
    return [place + n * gap for n, place in enumerate(level)]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


class Room:
    """The boxes of a picture that are taken, so that labels find free places."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.taken: list[tuple[float, float, float, float]] = []

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Take a box."""
        self.taken.append((min(left, right), min(top, bottom), max(left, right), max(top, bottom)))

    def is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Tell whether a box lies inside the picture and touches none that is taken."""
        if left < 0 or top < 0 or right > self.width or bottom > self.height:
            return False
        return not any(left < r and l < right and top < b and t < bottom for l, t, r, b in self.taken)  # noqa: E741
