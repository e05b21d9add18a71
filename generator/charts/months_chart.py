"""The months chart: how many events each month of a year has, small bars that lead to the month's heading."""

import datetime as dt
from collections.abc import Mapping

from markupsafe import Markup

from generator.charts.scale import NumberScale, round_ticks
from generator.charts.svg import Picture, both, el, join, line, name, rect, text
from generator.text.formats import month, plural


def months_chart(year: int, counts: Mapping[int, int], as_of: dt.date) -> Markup:
    """Return the chart of a ``year`` for a page whose months have the ids 2025-01, 2025-02, ...

    ``counts`` has the number of events by the number of the month; months without any have no link.
    """
    return both(months_picture(year, counts, as_of), months_picture(year, counts, as_of, narrow=True))


def months_picture(year: int, counts: Mapping[int, int], as_of: dt.date, *, narrow: bool = False) -> Picture:
    """Return the picture, for a phone where ``narrow``."""
    width, height = (340.0, 118.0) if narrow else (820.0, 122.0)
    column = width / 12
    scale = NumberScale(round_ticks(max(counts.values(), default=0))[-1], height - 24, 18)
    marks = [line(0, scale.zero, width, scale.zero, "tt-c-axis")]
    links = []
    for number in range(1, 13):
        left, count = (number - 1) * column, counts.get(number, 0)
        first = dt.date(year, number, 1)
        kind = "tt-c-small tt-c-quiet" if first > as_of else "tt-c-small"
        marks.append(text(left + column / 2, height - 7, month(first)[:3], kind, "middle"))
        if count:
            tall = max(1.5, scale.zero - scale(count))
            marks.append(text(left + column / 2, scale.zero - tall - 5, f"{count}", "tt-c-small tt-c-bold", "middle"))
            bar = rect(left + column * 0.16, scale.zero - tall, column * 0.68, tall, "tt-c-bar")
            links.append(_link(first, count, bar, rect(left + 1, 0, column - 2, height, "tt-c-hit")))
    words = "; ".join(f"{month(dt.date(year, n, 1))}: {counts[n]}" for n in range(1, 13) if counts.get(n))
    return Picture(
        name("months", str(year)),
        f"Events by month, {year}",
        f"{words or 'No event is recorded'}.",
        width,
        height,
        join(*marks),
        join(*links),
        "narrow" if narrow else "wide",
    )


def _link(first: dt.date, count: int, bar: Markup, hit: Markup) -> Markup:
    """Return a bar as a link to its month; the whole height of its column can be pressed."""
    return el(
        "a",
        bar,
        hit,
        href=f"#{first:%Y-%m}",
        aria_label=f"{month(first)}: {plural(count, 'event')}",
        class_="tt-c-link",
    )
