"""The partners chart: the headline rate on each partner as a small step line, all on the same scale."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup

from generator.charts.rate_axes import breaks, rate_ticks, step_path, tick_percent
from generator.charts.rate_data import Level, rate_data
from generator.charts.rate_marks import RateScales
from generator.charts.scale import DateScale, NumberScale
from generator.charts.svg import Picture, el, group, join, line, number, responsive, text, width_of, wrap
from generator.model import Country, Library
from generator.text.formats import day, percent

# The most partners in the chart.
_MOST = 12

# A partner's name and its rates.
Row = tuple[str, Sequence[Level]]


def partners_chart(title: str, rows: Sequence[Row], as_of: dt.date) -> Markup:
    """Return the chart of ``rows``, empty if there are none."""
    if not rows:
        return Markup("")
    return responsive(partners_picture(title, rows, as_of), partners_picture(title, rows, as_of, narrow=True))


def partner_rows(library: Library, hub: Country, partners: Sequence[Country]) -> tuple[str, list[Row]]:
    """Return the title, and a row for each partner that has a rate by the library's day."""
    rows: list[Row] = []
    for partner in partners:
        levels = [level for level in rate_data(library, hub, partner).levels if level.start <= library.as_of]
        if levels:
            rows.append((partner.short, levels))
    return _title(hub, rows[:_MOST]), rows[:_MOST]


def _title(hub: Country, rows: Sequence[Row]) -> str:
    """Return what the chart shows as a sentence: the rates that most partners pay now."""
    counts = Counter(levels[-1].label for _, levels in rows)
    common = [label for label, count in counts.most_common(2) if count > 1]
    paying = sum(counts[label] for label in common)
    if not common:
        return f"{hub.adjective} duty on most goods, by partner"
    return f"{paying} of {len(rows)} partners pay {' or '.join(sorted(common))} {hub.adjective} duty on most goods"


def partners_picture(title: str, rows: Sequence[Row], as_of: dt.date, *, narrow: bool = False) -> Picture:
    """Return the picture: small charts in four columns, or in two if ``narrow``."""
    columns, width, cell_height, last_label = (2, 340.0, 112.0, 54) if narrow else (4, 880.0, 132.0, 62)
    ticks = rate_ticks([levels for _, levels in rows], as_of, count=3)
    margin = 12 + max(width_of(tick_percent(tick), 12) for tick in ticks)
    cell_width = (width - margin) / columns
    first = min(levels[0].start for _, levels in rows).replace(month=1, day=1)
    x = DateScale(first, max(as_of, first + dt.timedelta(days=28)), 0, cell_width - last_label)
    y = NumberScale(ticks[-1], cell_height - 28, 36)
    cells = []
    for n, (label, levels) in enumerate(rows):
        place = f"translate({number(margin + n % columns * cell_width)} {number(n // columns * cell_height)})"
        axis = [
            text(-6, y(tick) + 4, tick_percent(tick), "tt-c-small tt-c-quiet", "end")
            for tick in ticks
            if n % columns == 0
        ]
        cells.append(group(*axis, *_cell(label, levels, as_of, x, y, ticks), transform=place))
    words = "; ".join(f"{label} {levels[-1].label}{_on(levels[-1])}, {_peak(levels)}" for label, levels in rows)
    return Picture(
        "partners",
        f"{title}, in percent of value",
        f"Small step lines up to {day(as_of)}, all on one scale. Rate now: {words}.",
        width,
        -(-len(rows) // columns) * cell_height,
        join(*cells),
        variant="narrow" if narrow else "wide",
    )


def _on(level: Level) -> str:
    return f" on {level.covers}" if level.covers else ""


def _peak(levels: Sequence[Level]) -> str:
    peak = max(levels, key=lambda level: level.percent)
    return f"highest {percent(peak.percent)} from {day(peak.start)}"


def _cell(
    label: str, levels: Sequence[Level], as_of: dt.date, x: DateScale, y: NumberScale, ticks: list[float]
) -> Iterator[Markup]:
    """Yield the parts of one partner's small chart."""
    for tick in ticks:
        yield line(x.left, y(tick), x.right, y(tick), "tt-c-grid" if tick else "tt-c-axis")
    for words in wrap(label, x.right + 44, 13, most=1, bold=True):
        yield text(0, 13, words, "tt-c-bold tt-c-halo")
    years = [dt.date(year, 1, 1) for year in range(x.first.year, x.last.year + 1)]
    for day_ in years[:: -(-len(years) // 3)]:
        yield line(x(day_), y.zero, x(day_), y.zero + 4, "tt-c-axis")
        yield text(x(day_), y.zero + 17, str(day_.year), "tt-c-small tt-c-quiet", "middle" if x(day_) else "start")
    scales = RateScales(x, y, ticks)
    path = step_path(levels, levels[0].start, Decimal(0), as_of, scales)
    yield el("path", d=f"{path}V{number(y.zero)}Z", class_="tt-c-area")
    yield el("path", d=path, class_="tt-c-line")
    yield from breaks(levels, as_of, scales)
    last = levels[-1]
    height = min(max(y(float(last.percent)) + 5, y.end + 8), y.zero + 2)
    yield text(x.right + 6, height, last.label, "tt-c-value")
    if last.covers:
        for words in wrap(f"on {last.covers}", x.right + 44, 11, most=1):
            yield text(0, 26, words, "tt-c-small tt-c-quiet tt-c-halo")
    yield from _peak_label(levels, scales)


def _peak_label(levels: Sequence[Level], scales: RateScales) -> Iterator[Markup]:
    """Yield the highest value, above its part of the line, if it is higher than the last one."""
    n = max(range(len(levels)), key=lambda n: levels[n].percent)
    if levels[n].percent > levels[-1].percent:
        x, y = scales.x(levels[n].start), scales.y(float(levels[n].percent))
        middle = (x + scales.x(levels[n + 1].start)) / 2
        words = percent(levels[n].percent)
        yield text(max(middle, width_of(words, 12) / 2), y - 5, words, "tt-c-small tt-c-halo", "middle")
