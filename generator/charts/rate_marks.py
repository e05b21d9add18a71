"""Parts of the rate chart: labels where there is space, dashes for threats, numbered ticks that link to a table."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.charts.rate_data import Level, Threat
from generator.charts.scale import DateScale, LabelSpace, NumberScale, push_apart
from generator.charts.svg import el, join, line, number, text, width_of
from generator.text.formats import day, percent

_DASH = 24
_TICK_GAP = 25.0


@dataclass(frozen=True, slots=True)
class RateScales:
    """The scales of a rate chart, and the ``ticks`` of its vertical axis in percent."""

    x: DateScale
    y: NumberScale
    ticks: list[float]

    def point(self, rate: Level | Threat) -> tuple[float, float]:
        """Return the coordinates of a rate."""
        return self.x(rate.start), self.y(float(rate.percent))


def threat_marks(threats: Sequence[Threat], scales: RateScales, space: LabelSpace) -> Iterator[Markup]:
    """Yield a short dashed line for each threat, at its rate and from its day, with its label.

    Where there is no space for a label, the dashes are left out too: the table and the file of the chart have all.
    """
    for threat in threats:
        x, y = scales.point(threat)
        label = list(_first_free(_threat_places(threat, x, y), 12, "tt-c-small tt-c-warn tt-c-halo", scales, space))
        if label:
            yield line(x, y, x + _DASH, y, "tt-c-threat")
            if float(threat.percent) > scales.y.top:
                yield el("path", d=f"M{number(x + _DASH / 2 - 5)} {number(y - 3)}l5 -7l5 7Z", class_="tt-c-head")
            yield from label


def _threat_places(threat: Threat, x: float, y: float) -> Iterator[tuple[float, float, str, str]]:
    """Yield where the label of a threat at ``x``, ``y`` may stand, the best place first; the short label last."""
    for words in (f"{percent(threat.percent)} {threat.status}", percent(threat.percent)):
        yield from (
            (x + _DASH + 4, y + 4, words, "start"), (x - 4, y + 4, words, "end"),
            (x, y - 7, words, "start"), (x + _DASH, y - 7, words, "end"),
            (x, y + 16, words, "start"), (x + _DASH, y + 16, words, "end"),
        )  # fmt: skip
        yield from ((x + _DASH + by, y + up, words, "start") for by in (8, 16, 24, 32) for up in (4, -12, 20))


def label_levels(
    levels: Sequence[Level],
    as_of: dt.date,
    scales: RateScales,
    space: LabelSpace,
    css: str = "tt-c-value",
    *,
    below: bool = False,
) -> Iterator[Markup]:
    """Yield the rate above each level that is as wide as its label, and beside each peak, where there is space.

    The highest level comes first, then the longest. The last one has its label at the end of the line. Where not all
    levels are of one basis, those that include ordinary duty say so. ``below`` puts rates under the line first, for the
    second of two lines.
    """
    starts = [n for n, level in enumerate(levels) if n == 0 or levels[n - 1].percent != level.percent]
    runs = [(levels[start], levels[end].start) for start, end in itertools.pairwise(starts)]
    all_in = [all(level.is_all_in for level in levels[start:end]) for start, end in itertools.pairwise(starts)]
    is_mixed = len({level.is_all_in for level in levels if level.percent}) > 1
    if starts and levels[-1].start > as_of and len(levels) > 1:
        space.take(scales.x(as_of) - 1, scales.y.end, scales.x(as_of) + 1, scales.y.zero)
    highest = max((level.percent for level in levels), default=Decimal(0))
    order = sorted(
        range(len(runs)), key=lambda n: (runs[n][0].percent != highest, (runs[n][0].start - runs[n][1]).days)
    )
    for n in order:
        level, end = runs[n]
        (left, y), right = scales.point(level), scales.x(end)
        words = level.label
        full = f"{words} all-in" if is_mixed and all_in[n] else words
        after = runs[n + 1][0] if n + 1 < len(runs) else levels[-1]
        is_peak = (n == 0 or runs[n - 1][0].percent < level.percent) and after.percent < level.percent
        middle = (left + right) / 2
        fitting = [said for said in dict.fromkeys((full, words)) if right - left > width_of(said, 13, bold=True)]
        tries = [(middle, y - 7, said, "middle") for said in fitting]
        if tries and below:
            tries.insert(0, (middle, y + 18, words, "middle"))
        if is_peak:
            tries += [
                (right + 6, y + 5, words, "start"),
                (left - 6, y + 5, words, "end"),
                (right + 6, y + 22, words, "start"),
            ]
        yield from _first_free(tries, 13, f"{css} tt-c-halo", scales, space)


def _first_free(
    tries: Iterable[tuple[float, float, str, str]], size: float, css: str, scales: RateScales, space: LabelSpace
) -> Iterator[Markup]:
    for x, y, words, anchor in tries:
        width = width_of(words, size, bold=size > 12)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = (left, y - size * 0.8, left + width, y + 3)
        if left >= scales.x.left and box[3] < scales.y.zero and space.is_free(*box):
            space.take(*box)
            yield text(x, y, words, css, anchor)
            return


@dataclass(frozen=True, slots=True)
class Tick:
    """A numbered tick at the coordinate ``x`` for the steps ``first`` to ``last``, counted from 0."""

    first: int
    last: int
    x: float

    @property
    def words(self) -> str:
        """The number or numbers that it shows, counted from 1."""
        return str(self.first + 1) if self.first == self.last else f"{self.first + 1}-{self.last + 1}"

    @property
    def half(self) -> float:
        """Half its width."""
        return 10.0 if self.first == self.last else width_of(self.words, 12, bold=True) / 2 + 4


def place_ticks(levels: Sequence[Level], scales: RateScales, left: float, right: float) -> list[Tick]:
    """Return ticks for all steps, side by side between ``left`` and ``right``, each as near to its day as possible.

    If there is not enough space, neighbouring steps share a tick.
    """
    runs = [(n, n) for n in range(len(levels))]
    gap = _TICK_GAP
    while len(runs) * gap > right - left:
        gap = width_of(f"{len(levels)}-{len(levels)}", 12, bold=True) + 14
        spaces = [(levels[b[0]].start - levels[a[1]].start).days for a, b in itertools.pairwise(runs)]
        joined = min(range(len(spaces)), key=lambda n: (spaces[n] + runs[n + 1][1] - runs[n][0], n))
        runs[joined : joined + 2] = [(runs[joined][0], runs[joined + 1][1])]
    middles = [(scales.x(levels[a].start) + scales.x(levels[b].start)) / 2 for a, b in runs]
    return [
        Tick(a, b, x) for (a, b), x in zip(runs, push_apart(middles, gap, left + gap / 2, right - gap / 2), strict=True)
    ]


def tick_leads(
    levels: Sequence[Level], ticks: Sequence[Tick], scales: RateScales, space: LabelSpace
) -> Iterator[Markup]:
    """Yield a thin line from each tick down to its step, and take its space."""
    for tick in ticks:
        x, y = scales.point(levels[tick.first])
        top = min(y, scales.y(float(levels[tick.first - 1].percent)) if tick.first else y)
        start = scales.y.end - 6
        space.take(x - 0.5, start, x + 0.5, top)
        path = f"M{number(tick.x)} 22L{number(x)} {number(start)}V{number(top)}"
        yield el("path", d=path, class_="tt-c-lead")


def step_links(levels: Sequence[Level], ticks: Sequence[Tick]) -> Markup:
    """Return the ticks, each a link to its row of the table (#rate-1, ...); a shared tick links to its first row."""
    return join(*(_link(levels[tick.first], tick) for tick in ticks))


def _link(level: Level, tick: Tick) -> Markup:
    said = f"{level.label} from {day(level.start)}"
    label = f"Step {tick.words}: {said}" if tick.first == tick.last else f"Steps {tick.words}: first {said}"
    wide = 2 * tick.half
    return el(
        "a",
        el("rect", x=tick.x - tick.half - 2.5, y=-0.5, width=wide + 5, height=25, class_="tt-c-hit"),
        el("rect", x=tick.x - tick.half, y=2, width=wide, height=20, rx=10, class_="tt-c-number"),
        text(tick.x, 16.2, tick.words, "tt-c-small tt-c-bold tt-c-digit", "middle"),
        href=f"#rate-{tick.first + 1}",
        aria_label=label,
        class_="tt-c-link",
    )
