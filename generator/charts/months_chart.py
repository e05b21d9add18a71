"""The months chart: the number of events in each month of a year, as bars that link to the months' headings."""

import datetime as dt
from collections.abc import Collection, Mapping

from markupsafe import Markup

from generator.charts.scale import NumberScale, round_ticks
from generator.charts.svg import Picture, el, join, line, make_id, rect, responsive, text
from generator.charts.svg import number as number_
from generator.text.formats import month, plural


def months_chart(year: int, counts: Mapping[int, int], gaps: Collection[int] = ()) -> Markup:
    """Return the chart of a ``year``, for a page whose months have the ids 2025-01, 2025-02, ...

    ``counts`` is the number of events by the number of the month. Months without events have no link; the names of
    months after the last event are grey. Months in ``gaps``, whose news nobody followed, are hatched.
    """
    return responsive(months_picture(year, counts, gaps), months_picture(year, counts, gaps, narrow=True))


def months_picture(
    year: int, counts: Mapping[int, int], gaps: Collection[int] = (), *, narrow: bool = False
) -> Picture:
    """Return the picture, for a phone if ``narrow``."""
    width, height = (340.0, 118.0) if narrow else (820.0, 122.0)
    column = width / 12
    scale = NumberScale(round_ticks(max(counts.values(), default=0))[-1], height - 24, 18)
    marks = [line(0, scale.zero, width, scale.zero, "tt-c-axis")]
    links = []
    for number in range(1, 13):
        left, count = (number - 1) * column, counts.get(number, 0)
        first = dt.date(year, number, 1)
        css = "tt-c-small tt-c-quiet" if number > max(counts, default=0) else "tt-c-small"
        if number in gaps:
            marks.append(_hatch(left + 1, 18, column - 2, scale.zero - 18))
        marks.append(text(left + column / 2, height - 7, month(first)[:3], css, "middle"))
        if count:
            tall = max(1.5, scale.zero - scale(count))
            marks.append(text(left + column / 2, scale.zero - tall - 5, f"{count}", "tt-c-small tt-c-bold", "middle"))
            bar = rect(left + column * 0.16, scale.zero - tall, column * 0.68, tall, "tt-c-bar")
            links.append(_link(first, count, bar, rect(left + 1, 0, column - 2, height, "tt-c-hit")))
    words = "; ".join(f"{month(dt.date(year, n, 1))}: {counts[n]}" for n in range(1, 13) if counts.get(n))
    not_followed = ", ".join(month(dt.date(year, n, 1)) for n in sorted(gaps))
    words += f". Not followed, or not wholly: {not_followed}" if not_followed else ""
    return Picture(
        make_id("months", str(year)),
        f"Events by month, {year}",
        f"{words or 'No event is recorded'}.",
        width,
        height,
        join(*marks),
        join(*links),
        "narrow" if narrow else "wide",
    )


def _hatch(x: float, y: float, width: float, height: float) -> Markup:
    """Return slanted strokes that fill a column."""
    strokes = []
    shift = -height
    while shift < width:
        left, right = max(0.0, shift), min(width, shift + height)
        for place, command in ((left, "M"), (right, "L")):
            strokes.append(f"{command}{number_(x + place)} {number_(y + height - (place - shift))}")
        shift += 6
    return el("path", d="".join(strokes), class_="tt-c-hatch")


def _link(first: dt.date, count: int, bar: Markup, hit: Markup) -> Markup:
    """Return a bar as a link to its month. The whole height of its column can be clicked."""
    return el(
        "a",
        bar,
        hit,
        href=f"#{first:%Y-%m}",
        aria_label=f"{month(first)}: {plural(count, 'event')}",
        class_="tt-c-link",
    )
