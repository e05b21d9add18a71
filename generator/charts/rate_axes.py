"""The axes of a rate chart, and the path of a step line."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from generator.charts.rate_data import Level
from generator.charts.rate_marks import RateScales
from generator.charts.svg import line, number, text, width_of
from generator.text.formats import percent

_TICK = "tt-c-small tt-c-quiet"


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
