"""The slips chart: every date that a deadline was given, on one time axis, with each move and the outcome."""

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.scale import DateScale
from generator.charts.slips_data import DateGiven, SlipsData, slips_data, slips_words, step_words, total_words
from generator.charts.svg import Picture, el, join, line, number, plated, rect, responsive, text, width_of
from generator.projections.deadlines import DeadlineHistory
from generator.text.formats import day, plural, times


@dataclass(frozen=True, slots=True)
class _Layout:
    x: DateScale
    top: float
    row: float
    width: float
    height: float
    narrow: bool

    def y(self, n: int) -> float:
        return self.top + self.row * (n + (0.72 if self.narrow else 0.5))


def slips_chart(history: DeadlineHistory, as_of: dt.date | None) -> Markup:
    """Return the chart of a deadline's history as of a day, empty if no step gives a date."""
    data = slips_data(history, as_of)
    return responsive(slips_picture(data), slips_picture(data, narrow=True)) if data.dates else Markup("")


def slips_picture(data: SlipsData, *, narrow: bool = False) -> Picture:
    """Return the picture: a row for each date given, and a last row for the sum of all moves and the outcome."""
    layout = _layout(data, narrow=narrow)
    rows = [mark for n, given in enumerate(data.dates) for mark in _row(data, n, given, layout)]
    marks = join(*_axis(data, layout), *rows, *_end(data, layout))
    variant = "narrow" if narrow else "wide"
    return Picture(data.id, data.title, slips_words(data), layout.width, layout.height, marks, variant=variant)


def _layout(data: SlipsData, *, narrow: bool) -> _Layout:
    days = [day_ for given in data.dates for day_ in (given.said, given.due)]
    days += [day_ for day_ in (data.ended, data.as_of) if day_]
    first, last = min(days), max(days)
    pad = dt.timedelta(days=max(3, (last - first).days // 40))
    width, row = (340.0, 46.0) if narrow else (820.0, 38.0)
    left, right = (10, width - 10) if narrow else (190, width - 176)
    top = 6.0
    height = top + row * (len(data.dates) + 1) + (18 if narrow else 10) + 46
    return _Layout(DateScale(first - pad, last + pad, left, right), top, row, width, height, narrow)


def _axis(data: SlipsData, layout: _Layout) -> list[Markup]:
    x, base = layout.x, layout.height - 42
    marks = [line(x.left, base, x.right, base, "tt-c-axis")]
    for place, words in x.ticks(48 if layout.narrow else 64):
        marks.append(line(place, layout.top, place, base, "tt-c-grid"))
        half = width_of(words, 12) / 2
        inside = min(max(place, half), layout.width - half)
        marks.append(text(inside, base + 16, words, "tt-c-small tt-c-quiet", "middle"))
    if data.as_of:
        today = x(data.as_of)
        marks.append(line(today, layout.top, today, base, "tt-c-today"))
    y = layout.height - 4
    marks.append(el("circle", cx=x.left + 5, cy=y - 4, r=4, class_="tt-c-said"))
    marks.append(text(x.left + 14, y, "day it was said", "tt-c-small tt-c-quiet"))
    marks.append(rect(x.left + 116, y - 12, 4, 14, "tt-c-bar"))
    marks.append(text(x.left + 126, y, "date given", "tt-c-small tt-c-quiet"))
    if data.as_of:
        marks.append(line(x.left + 206, y - 13, x.left + 206, y + 2, "tt-c-today"))
        marks.append(text(x.left + 212, y, day(data.as_of), "tt-c-small tt-c-quiet"))
    return marks


def _row(data: SlipsData, n: int, given: DateGiven, layout: _Layout) -> list[Markup]:
    """Return row ``n``: a ring on the day the date was given, an arrow from the date before, a bar at the new date."""
    x, y = layout.x, layout.y(n)
    at = x(given.due)
    moved = (given.due - data.dates[n - 1].due).days if n else 0
    marks = [line(x.left, y, x.right, y, "tt-c-grid")]
    if n:
        before = x(data.dates[n - 1].due)
        marks.append(line(before, layout.y(n - 1) + 9, before, y, "tt-c-arrow"))
        marks.append(_arrow(before, at, y))
    marks.append(el("circle", cx=x(given.said), cy=y, r=4, class_="tt-c-said"))
    marks.append(rect(at - 2, y - 9, 4, 18, "tt-c-bar"))
    due = day(given.due, given.precision)
    if layout.narrow:
        words = f"{day(given.said)}: {step_words(given.step)} {due}"
        days = [plated(x.right, y - 14, _signed(moved), "tt-c-small tt-c-warn", "end")] if moved else []
        return [*marks, plated(x.left, y - 14, words, "tt-c-small tt-c-bold"), *days]
    marks.append(text(0, y + 4, f"{given.step} {day(given.said)}", "tt-c-quiet"))
    # Right of the bar, and also of the arrow if the date was brought forward.
    left = max(at, x(data.dates[n - 1].due) if n else at) + 8
    marks.append(plated(left, y + 4, due, "tt-c-bold", size=13))
    if moved:
        marks.append(plated(left + width_of(due, 13, bold=True) + 4, y + 4, _signed(moved), "tt-c-small tt-c-warn"))
    return marks


def _signed(days: int) -> str:
    return f"{'+' if days > 0 else '-'}{plural(abs(days), 'day')}" if days else ""


def _arrow(start: float, end: float, y: float) -> Markup:
    """Return an arrow that ends just before the bar at ``end``."""
    sign = 1 if end >= start else -1
    tip = end - sign * 3
    if abs(tip - start) < 7:
        return line(start, y, tip, y, "tt-c-arrow")
    head = f"M{number(tip)} {number(y)}l{-7 * sign} -4v8Z"
    return join(line(start, y, tip - sign * 5, y, "tt-c-arrow"), el("path", d=head, class_="tt-c-head"))


def _end(data: SlipsData, layout: _Layout) -> list[Markup]:
    """Return the last row: the sum of all moves as a span, and the outcome in words."""
    x, y = layout.x, layout.y(len(data.dates))
    marks = []
    if len(data.dates) > 1:
        first, last = x(data.dates[0].due), x(data.dates[-1].due)
        path = f"M{number(first)} {number(y - 5)}v10M{number(first)} {number(y)}H{number(last)}m0 -5v10"
        marks.append(el("path", d=path, class_="tt-c-total"))
        total = (data.dates[-1].due - data.dates[0].due).days
        if not layout.narrow:
            marks.append(plated(max(first, last) + 12, y + 4, _signed(total), "tt-c-bold tt-c-warn", size=13))
    if data.ended:
        marks.append(_ending(x(data.ended), y, data.outcome.partition(" ")[0]))
    outcome = f"Outcome: {data.outcome}"
    if layout.narrow:
        moves = plated(x.left, y - 14, total_words(data).capitalize(), "tt-c-small tt-c-bold")
        return [*marks, moves, plated(x.left, y + 21, outcome, "tt-c-small tt-c-bold")]
    moves = text(0, y + 4, f"moved {times(len(data.dates) - 1)}" if len(data.dates) > 1 else "not moved", "tt-c-quiet")
    return [*marks, moves, plated(x.left + 2, y + 24, outcome, "tt-c-bold", size=13)]


def _ending(x: float, y: float, outcome: str) -> Markup:
    """Return the sign of the outcome. Met: a dot. Lapsed: a cross. Superseded: a ring."""
    if outcome == "lapsed":
        cross = f"M{number(x - 5)} {number(y - 5)}l10 10m0 -10l-10 10"
        return el("path", d=cross, class_="tt-c-cross")
    return el("circle", cx=x, cy=y, r=6, class_="tt-c-dot" if outcome == "met" else "tt-c-ring")
