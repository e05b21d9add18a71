"""The axes of a rate chart, the path of a step line, and where it is cut off."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from generator.charts.rate_data import Level, Threat
from generator.charts.rate_marks import RateScales
from generator.charts.scale import LabelSpace, round_ticks
from generator.charts.svg import line, number, text, width_of
from generator.text.formats import percent

_TICK = "tt-c-small tt-c-quiet"
# Where a scale ends: a peak of some weeks would flatten all that is charged today.
_HIGHEST = 60
# How far a break reaches beyond the line on both sides, and how far it slants.
_BEYOND, _SLANT = 5, 3


def rate_ticks(
    lines: Sequence[Sequence[Level]], as_of: dt.date, *, others: Sequence[Decimal] = (), count: int = 4
) -> list[float]:
    """Return the ticks, about ``count``, of one scale for all ``lines`` and for the rates ``others``.

    It ends at 60%, or at the highest rate of the day or of a later one; rates above its end are cut off.
    """
    highest = max([*(level.percent for levels in lines for level in levels), *others], default=Decimal(0))
    lasting = [level.percent for levels in lines for level in _now_and_later(levels, as_of)]
    return round_ticks(float(min(highest, max([Decimal(_HIGHEST), *lasting]))) or 10, count)


def _now_and_later(levels: Sequence[Level], as_of: dt.date) -> Sequence[Level]:
    past = sum(level.start <= as_of for level in levels)
    return levels[max(0, past - 1) :]


def breaks(levels: Sequence[Level], until: dt.date, scales: RateScales) -> list[Markup]:
    """Return a slanted gap through the line and the area below it wherever a rate goes on above the scale."""
    ends = [level.start for level in levels[1:]] + [until]
    runs: list[tuple[dt.date, dt.date]] = []
    for level, end in zip(levels, ends, strict=False):
        if float(level.percent) > scales.y.top and level.start < until:
            start = runs.pop()[0] if runs and runs[-1][1] == level.start else level.start
            runs.append((start, min(end, until)))
    return [mark for start, end in runs for mark in _gap(scales.x(start), scales.x(end), scales.y.end + 12)]


def _gap(left: float, right: float, y: float) -> list[Markup]:
    """Return a gap in the colour of the ground between two thin strokes."""
    x1, x2 = left - _BEYOND, right + _BEYOND
    gap = line(x1, y + _SLANT, x2, y - _SLANT, "tt-c-gap")
    return [gap, *(line(x1, y + _SLANT + by, x2, y - _SLANT + by, "tt-c-axis") for by in (-3, 3))]


def cut_note(rates: Sequence[Level | Threat], scales: RateScales, space: LabelSpace) -> list[Markup]:
    """Return the words that say of the scale that higher ``rates`` are cut off, if any are."""
    if all(float(rate.percent) <= scales.y.top for rate in rates):
        return []
    words = f"cut off at {tick_percent(scales.y.top)}"
    right, y = scales.x.right, scales.y.end - 5
    space.take(right - width_of(words, 12), y - 11, right, y + 3)
    return [text(right, y, words, f"{_TICK} tt-c-halo", "end")]


def tick_percent(tick: float) -> str:
    """Return the label of a tick of the vertical axis."""
    return percent(Decimal(f"{tick:.2f}"))


def axes(scales: RateScales, height: float, gap: float) -> list[Markup]:
    """Return the grid with its percentages, and the dates below it at least ``gap`` apart."""
    x, y = scales.x, scales.y
    marks = []
    for tick in scales.ticks:
        marks.append(line(x.left, y(tick), x.right, y(tick), "tt-c-grid" if tick else "tt-c-axis"))
        marks.append(text(x.left - 7, y(tick) + 4, tick_percent(tick), _TICK, "end"))
    written = 0.0
    for place, words in x.ticks(gap):
        marks.append(line(place, y.zero, place, y.zero + 5, "tt-c-axis"))
        left = place if place < x.left + 12 else place - width_of(words, 12) / 2
        if left >= written:
            marks.append(text(place, height - 6, words, _TICK, "start" if left == place else "middle"))
            written = left + width_of(words, 12) + 4
    return marks


def step_path(levels: Sequence[Level], start: dt.date, before: Decimal, until: dt.date, scales: RateScales) -> str:
    """Return the path of a step line from ``start``, at the height of the rate ``before``, to ``until``."""
    parts = [f"M{number(scales.x(start))} {number(scales.y(float(before)))}"]
    known = True
    for level in levels:
        x, y = scales.point(level)
        if known:
            parts.append(f"H{number(x)}" + (f"V{number(y)}" if level.is_known else ""))
        elif level.is_known:
            parts.append(f"M{number(x)} {number(y)}")
        known = level.is_known
    return "".join(parts) + (f"H{number(scales.x(until))}" if known else "")
