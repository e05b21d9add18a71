"""The rate chart: the headline rate between two countries as a step line with numbered steps; threats are dashed."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from generator.charts.rate_axes import axes, breaks, cut_note, rate_ticks, step_path, tick_percent
from generator.charts.rate_data import Level, RateData, chart_words
from generator.charts.rate_marks import (
    RateScales,
    label_levels,
    place_ticks,
    step_links,
    threat_marks,
    tick_leads,
)
from generator.charts.scale import DateScale, LabelSpace, NumberScale
from generator.charts.svg import Picture, el, join, line, number, responsive, text, width_of, wrap
from generator.text.formats import day


def rate_chart(data: RateData, *, numbered: bool = True) -> Markup:
    """Return the chart of ``data``, ``numbered`` for a page with table rows of the ids rate-1, rate-2, ..."""
    return responsive(rate_picture(data, numbered=numbered), rate_picture(data, numbered=numbered, narrow=True))


def rate_picture(data: RateData, *, numbered: bool = False, narrow: bool = False) -> Picture:
    """Return the picture, with links to the rows of a table if ``numbered``, for a phone if ``narrow``."""
    width, height = (340.0, 270.0) if narrow else (820.0, 330.0)
    scales = _scales(data, width, height, 50 if numbered and data.levels else 22, narrow=narrow)
    space = LabelSpace(width, height)
    _reserve_lines(data, scales, space)
    ticks = place_ticks(data.levels, scales, 1, width - 1) if numbered else []
    marks = join(
        *axes(scales, height, 46 if narrow else 64),
        *tick_leads(data.levels, ticks, scales, space),
        _area(data, scales),
        *_lines(data, scales),
        *_end_label(data, scales, space),
        *cut_note([*data.levels, *data.threats], scales, space),
        *label_levels(data.levels, data.as_of, scales, space),
        *threat_marks(data.threats, scales, space),
    )
    title = f"{data.title}, in percent of value"
    links = step_links(data.levels, ticks)
    return Picture(data.id, title, chart_words(data), width, height, marks, links, "narrow" if narrow else "wide")


def _scales(data: RateData, width: float, height: float, top: float, *, narrow: bool) -> RateScales:
    days = [level.start for level in data.levels] + [threat.start for threat in data.threats]
    # Begin some days before the first step, so that its riser is clear of the axis.
    first = (min([*days, data.as_of]) - dt.timedelta(days=25)).replace(day=1)
    last = max([*days, data.as_of])
    if any(day > data.as_of for day in days):
        last += dt.timedelta(days=max(10, (last - first).days // 16))
    ticks = rate_ticks([data.levels], data.as_of, others=[threat.percent for threat in data.threats])
    left = 12 + max(width_of(tick_percent(tick), 12) for tick in ticks)
    return RateScales(
        DateScale(first, last, left, width - (74 if narrow else 136)), NumberScale(ticks[-1], height - 26, top), ticks
    )


def _area(data: RateData, scales: RateScales) -> Markup:
    past = [level for level in data.levels if level.start <= data.as_of]
    if not past:
        return Markup("")
    outline = step_path(past, past[0].start, Decimal(0), data.as_of, scales)
    return el("path", d=f"{outline}V{number(scales.y.zero)}Z", class_="tt-c-area")


def _lines(data: RateData, scales: RateScales) -> list[Markup]:
    """Return the line up to the chart's day, a dashed line for known later steps, and a dot for each step."""
    past = [level for level in data.levels if level.start <= data.as_of]
    ahead = [level for level in data.levels if level.start > data.as_of]
    marks = []
    if ahead:
        now = past[-1].percent if past else Decimal(0)
        path = step_path(ahead, data.as_of, now, scales.x.last, scales)
        today = scales.x(data.as_of)
        marks.append(line(today, scales.y.end, today, scales.y.zero, "tt-c-today"))
        marks.append(el("path", d=path, class_="tt-c-ahead"))
    if past:
        path = step_path(past, past[0].start, Decimal(0), data.as_of, scales)
        marks.append(el("path", d=path, class_="tt-c-line"))
    marks += breaks(data.levels, max(data.as_of, scales.x.last), scales)
    for level in data.levels:
        x, y = scales.point(level)
        marks.append(el("circle", cx=x, cy=y, r=3, class_="tt-c-dot"))
    return marks


def _reserve_lines(data: RateData, scales: RateScales, space: LabelSpace) -> None:
    """Mark the boxes of the line and the threats as taken, so that no label is drawn over them."""
    before = Decimal(0)
    ends = [level.start for level in data.levels[1:]] + [max(data.as_of, scales.x.last)]
    for level, end in zip(data.levels, ends, strict=False):
        x, y = scales.x(level.start), scales.y(float(level.percent))
        space.take(x - 2, y, x + 2, scales.y(float(before)))
        space.take(x, y - 2, scales.x(end), y + 2)
        before = level.percent
    for threat in data.threats:
        x, y = scales.x(threat.start), scales.y(float(threat.percent))
        space.take(x - 1, y - 3, x + 24, y + 3)


def _end_label(data: RateData, scales: RateScales, space: LabelSpace) -> list[Markup]:
    """Return the last rate with its day, right of the end of the line and inside the plot."""
    if not data.levels:
        middle = (scales.x.left + scales.x.right) / 2
        return [text(middle, (scales.y.zero + scales.y.end) / 2, "no rate recorded", "tt-c-quiet tt-c-halo", "middle")]
    last = data.levels[-1]
    since = _same_since(data.levels)
    tense = "from" if last.start > data.as_of else "since"
    words = [f"{tense} {day(since)}"] if scales.x.right < space.width - 100 else [f"{tense}", *_short(since)]
    if last.percent and last.is_known:
        words += ["all-in" if last.is_all_in else "on top"]
    if last.covers:
        words += wrap(f"on {last.covers}", _room(scales, space), 12, most=4)
    if last.start <= data.as_of:
        words += wrap(data.evidence, _room(scales, space), 12, most=3)
    x, tall = scales.x.right + 8, 6 + 15 * len(words)
    y = min(max(scales.y(float(last.percent)) + 6, scales.y.end + 12), scales.y.zero - tall + 8)
    space.take(x - 4, y - 18, space.width, y + tall)
    small = [text(x, y + 16 + 15 * n, line_, "tt-c-small tt-c-quiet") for n, line_ in enumerate(words)]
    return [text(x, y, last.label, "tt-c-big tt-c-value" if last.is_known else "tt-c-value"), *small]


def _room(scales: RateScales, space: LabelSpace) -> float:
    """Return how much space there is right of the plot."""
    return space.width - scales.x.right - 8


def _same_since(levels: Sequence[Level]) -> dt.date:
    """Return the day since which the last rate has been the same, whatever it was made up of."""
    start = levels[-1].start
    for level in reversed(levels):
        if (level.percent, level.is_all_in, level.words) != (
            levels[-1].percent,
            levels[-1].is_all_in,
            levels[-1].words,
        ):
            break
        start = level.start
    return start


def _short(value: dt.date) -> list[str]:
    number_, month, year = day(value).split(" ")
    return [f"{number_} {month}", year]
