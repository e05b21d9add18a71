"""The pair chart: what two countries charge on most of each other's goods, as two step lines on the same axes."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from generator.charts.rate_axes import axes, breaks, cut_note, rate_ticks, step_path, tick_percent
from generator.charts.rate_data import RateData, chart_words
from generator.charts.rate_marks import RateScales, label_levels
from generator.charts.scale import DateScale, LabelSpace, NumberScale, push_apart
from generator.charts.svg import Picture, el, join, line, make_id, responsive, text, width_of, wrap
from generator.text.formats import day

_CSS = ("tt-c-line", "tt-c-line tt-c-line--second")
_LABEL_CSS = ("tt-c-value", "tt-c-bold")


def pair_chart(lines: Sequence[RateData]) -> Markup:
    """Return the chart of one or two ``lines``, empty if there are none."""
    if not lines:
        return Markup("")
    return responsive(pair_picture(lines), pair_picture(lines, narrow=True))


def pair_title(lines: Sequence[RateData]) -> str:
    """Return the title: whose duties are shown."""
    return " and ".join(data.title for data in lines)


def pair_picture(lines: Sequence[RateData], *, narrow: bool = False) -> Picture:
    """Return the picture of ``lines`` up to their day, known later steps dashed; for a phone if ``narrow``."""
    width, height = (340.0, 250.0) if narrow else (820.0, 300.0)
    scales = _scales(lines, width, height, narrow=narrow)
    space = LabelSpace(width, height)
    as_of = lines[0].as_of
    marks = list(axes(scales, height, 46 if narrow else 64))
    if scales.x.last > as_of:
        marks.append(line(scales.x(as_of), scales.y.end, scales.x(as_of), scales.y.zero, "tt-c-today"))
    for data, css in zip(lines, _CSS, strict=False):
        marks += _line(data, css, scales)
        _reserve(data, scales, space)
    for data in lines:
        marks += breaks(data.levels, max(as_of, scales.x.last), scales)
    marks += _end_labels(lines, scales, width)
    marks += cut_note([level for data in lines for level in data.levels], scales, space)
    for n, (data, css) in enumerate(zip(lines, _LABEL_CSS, strict=False)):
        marks += label_levels(data.levels, data.as_of, scales, space, css, below=n > 0)
    words = " ".join(f"{data.title}: {chart_words(data)}" for data in lines)
    name = make_id("pair", *sorted(lines[0].id.removeprefix("rate-").split("-")))
    variant = "narrow" if narrow else "wide"
    return Picture(
        name, f"{pair_title(lines)}, in percent of value", words, width, height, join(*marks), variant=variant
    )


def _scales(lines: Sequence[RateData], width: float, height: float, *, narrow: bool) -> RateScales:
    days = [level.start for data in lines for level in data.levels]
    as_of = lines[0].as_of
    first = (min([*days, as_of]) - dt.timedelta(days=25)).replace(day=1)
    last = max([*days, as_of])
    if last > as_of:
        last += dt.timedelta(days=max(10, (last - first).days // 16))
    ticks = rate_ticks([data.levels for data in lines], as_of)
    left = 12 + max(width_of(tick_percent(tick), 12) for tick in ticks)
    right = width - (108 if narrow else 190)
    return RateScales(DateScale(first, last, left, right), NumberScale(ticks[-1], height - 26, 22), ticks)


def _line(data: RateData, css: str, scales: RateScales) -> list[Markup]:
    """Return the line up to the chart's day, and a dashed one for later steps that are known."""
    past = [level for level in data.levels if level.start <= data.as_of]
    ahead = [level for level in data.levels if level.start > data.as_of]
    marks = []
    if past:
        path = step_path(past, past[0].start, Decimal(0), data.as_of, scales)
        marks.append(el("path", d=path, class_=css))
    if ahead:
        now = past[-1].percent if past else Decimal(0)
        path = step_path(ahead, data.as_of, now, scales.x.last, scales)
        marks.append(el("path", d=path, class_=css.replace("tt-c-line", "tt-c-ahead")))
    return marks


def _reserve(data: RateData, scales: RateScales, space: LabelSpace) -> None:
    """Mark the boxes of the line as taken, so that no label is drawn over it."""
    ends = [level.start for level in data.levels[1:]] + [scales.x.last]
    for level, end in zip(data.levels, ends, strict=True):
        x, y = scales.point(level)
        space.take(x, y - 2, scales.x(end), y + 2)


def _end_labels(lines: Sequence[RateData], scales: RateScales, width: float) -> list[Markup]:
    """Return right of the end of each line whose rate it is, the rate of the day, and what is known to follow."""
    x = scales.x.right + 8
    labels = [_end_label(data, width - x) for data in lines]
    now = [[level for level in data.levels if level.start <= data.as_of][-1:] for data in lines]
    heights = [scales.y(float((past or data.levels)[-1].percent)) for data, past in zip(lines, now, strict=True)]
    order = sorted(range(len(lines)), key=lambda n: heights[n])
    gap = 6 + 14 * len(labels[order[0]])
    lowest = scales.y.zero + 22 - 14 * (len(labels[order[-1]]) - 1)
    placed = push_apart([heights[n] + 4 for n in order], gap, scales.y.end + 10, lowest)
    return [
        text(x, y + 14 * row, words, _LABEL_CSS[n] if is_head else "tt-c-small tt-c-quiet")
        for n, y in zip(order, placed, strict=True)
        for row, (words, is_head) in enumerate(labels[n])
    ]


def _end_label(data: RateData, room: float) -> list[tuple[str, bool]]:
    """Return the lines of a label that fit into ``room``, and of each whether it is bold."""
    past = [level for level in data.levels if level.start <= data.as_of]
    ahead = [level for level in data.levels if level.start > data.as_of]
    last = (past or ahead)[-1]
    basis = ["all-in" if last.is_all_in else "on top"] if last.percent and last.is_known else []
    goods = [f"on {last.covers}"] if last.covers else []
    then = [f"then {ahead[0].label} from {day(ahead[0].start)}"] if past and ahead else []
    head = wrap(f"{data.title.partition(' on ')[0]}: {last.label}", room, 13, most=3, bold=True)
    evidence = [data.evidence] if past and data.evidence else []
    rest = [line_ for words in (*basis, *goods, *evidence, *then) for line_ in wrap(words, room, 12, most=3)]
    return [(words, True) for words in head] + [(words, False) for words in rest]
