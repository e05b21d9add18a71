"""Scales, which turn dates and numbers into coordinates; the ticks of axes; and how labels are kept apart."""

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.text.formats import month

# The distances between ticks of a date axis: in days, then in months.
_DAYS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class NumberScale:
    """Turns numbers from 0 to ``top`` into coordinates from ``zero`` to ``end``; higher ones lie at the end."""

    top: float
    zero: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the coordinate of ``value``."""
        return self.zero + (self.end - self.zero) * min(float(value), self.top) / self.top


@dataclass(frozen=True, slots=True)
class DateScale:
    """Turns days from ``first`` to ``last`` into coordinates from ``left`` to ``right``."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def __call__(self, day: dt.date) -> float:
        """Return the coordinate of the start of ``day``."""
        span = max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * (day - self.first).days / span

    def ticks(self, gap: float) -> list[tuple[float, str]]:
        """Return the coordinates and labels of round dates, at least ``gap`` apart. The first of a year names it."""
        most = max(1, int((self.right - self.left) // gap))
        days: list[dt.date] = []
        for days in self._choices():
            if len(days) <= most:
                break
        return [(self(day), _tick_label(day, days[n - 1] if n else None)) for n, day in enumerate(days)]

    def _choices(self) -> Iterator[list[dt.date]]:
        """Yield ever fewer round dates. Single days are tried only for short spans, where months would be too few."""
        span = (self.last - self.first).days
        if span < 100:
            for step in _DAYS:
                yield [self.first + dt.timedelta(days=n) for n in range(0, span + 1, step)]
        months = range(self.first.year * 12, (self.last.year + 1) * 12)
        for step in _MONTH_STEPS:
            days = [dt.date(n // 12, n % 12 + 1, 1) for n in months if n % step == 0]
            yield [day for day in days if self.first <= day <= self.last]


def _tick_label(day: dt.date, before: dt.date | None) -> str:
    """Return the label of the tick at ``day``; ``before`` is the day of the tick before it."""
    name = month(day)[:3]
    if day.day != 1 or (before and (day - before).days < 28):
        return f"{day.day} {name}"
    if before is None:
        return str(day.year) if day.month == 1 else f"{name} {day.year}"
    return str(day.year) if day.year != before.year else name


def round_ticks(highest: float, count: int = 4) -> list[float]:
    """Return numbers from 0 to ``highest`` or more, in about ``count`` steps of 1, 2, 2.5 or 5 times a power of ten."""
    wanted = max(highest, 1) / count
    power = 10 ** math.floor(math.log10(wanted))
    step = next(unit * power for unit in (1, 2, 2.5, 5, 10) if unit * power >= wanted)
    return [n * step for n in range(max(1, math.ceil(highest / step)) + 1)]


def push_apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return positions from ``low`` to ``high``, at least ``gap`` apart and as near as possible to the ``wanted`` ones.

    ``wanted`` is sorted, and so is the result.
    """
    groups: list[list[float]] = []
    for n, position in enumerate(wanted):
        groups.append([position - n * gap])
        while len(groups) > 1 and _mean(groups[-2]) >= _mean(groups[-1]):
            last = groups.pop()
            groups[-1].extend(last)
    top = high - (len(wanted) - 1) * gap
    starts = [max(low, min(_mean(group), top)) for group in groups for _ in group]
    return [start + n * gap for n, start in enumerate(starts)]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


class LabelSpace:
    """Keeps track of the parts of a picture that are taken, so that labels can be put where there is room."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.taken: list[tuple[float, float, float, float]] = []

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Mark a box as taken."""
        self.taken.append((min(left, right), min(top, bottom), max(left, right), max(top, bottom)))

    def is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Tell whether a box lies inside the picture and overlaps no box that is taken."""
        if left < 0 or top < 0 or right > self.width or bottom > self.height:
            return False
        return not any(left < r and l < right and top < b and t < bottom for l, t, r, b in self.taken)  # noqa: E741
