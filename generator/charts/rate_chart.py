"""The rate chart: the headline rate between two countries as a step line, threats dashed, its steps numbered."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.charts.rate_marks import (
    Frame,
    label_levels,
    label_threats,
    place_ticks,
    step_links,
    threat_marks,
    tick_leads,
)
from generator.charts.scale import DateScale, NumberScale, Room, round_ticks
from generator.charts.svg import Picture, both, el, join, line, name, number, text, width_of
from generator.model import Country, Library
from generator.projections.memoize import once
from generator.projections.rates import headline_series, not_in_force
from generator.text.formats import day, percent


@dataclass(frozen=True, slots=True)
class Level:
    """A rate from a day on. ``ceiling``: it includes ordinary duty."""

    start: dt.date
    percent: Decimal
    ceiling: bool = False


@dataclass(frozen=True, slots=True)
class Threat:
    """A rate that was only threatened or announced (``status``) for a day, by itself, without what came on top."""

    start: dt.date
    percent: Decimal
    status: str


@dataclass(frozen=True, slots=True)
class RateData:
    """What a rate chart shows: its title, the levels and threats oldest first, and the day of reading."""

    id: str
    title: str
    levels: Sequence[Level]
    threats: Sequence[Threat]
    as_of: dt.date


def rate_chart(data: RateData, *, numbered: bool = True) -> Markup:
    """Return the chart of ``data``; ``numbered`` for a page with rows of ids rate-1, rate-2, ..."""
    return both(rate_picture(data, numbered=numbered), rate_picture(data, numbered=numbered, narrow=True))


@once
def rate_data(library: Library, by: Country, on: Country) -> RateData:
    """Return the headline series of a pair, and the across-the-board rates that stayed words.

    Duties on single goods are no part of a headline rate, so their threats are left out, and so is a threat that
    came true on its day.
    """
    levels = [
        Level(step.effective, step.percent, step.is_ceiling) for step in headline_series(library, by.code, on.code)
    ]
    came_true = {(level.start, level.percent) for level in levels}
    threats = {
        (rate.effective, rate.percent): Threat(rate.effective, rate.percent, rate.status)
        for _, rate in not_in_force(library, on.code, by.code)
        if rate.effective and rate.percent is not None and rate.goods is None
        and (rate.measure.headline or rate.measure.goods == "All goods")
    }  # fmt: skip
    return RateData(
        id=name("rate", by.code, on.code),
        title=f"{by.adjective} across-the-board duty on {on.adjective} goods",
        levels=levels,
        threats=sorted(
            (threats[key] for key in threats.keys() - came_true), key=lambda threat: (threat.start, threat.percent)
        ),
        as_of=library.as_of,
    )


def rate_picture(data: RateData, *, numbered: bool = False, narrow: bool = False) -> Picture:
    """Return the picture: with links to the rows of a table where ``numbered``, for a phone where ``narrow``."""
    width, height = (340.0, 270.0) if narrow else (820.0, 330.0)
    frame = _frame(data, width, height, 50 if numbered and data.levels else 22, narrow=narrow)
    room = Room(width, height)
    _take_lines(data, frame, room)
    ticks = place_ticks(data.levels, frame, 1, width - 1) if numbered else []
    marks = join(
        *_axes(frame, height, 46 if narrow else 64),
        *tick_leads(data.levels, ticks, frame, room),
        _area(data, frame),
        *_lines(data, frame),
        *threat_marks(data.threats, frame),
        *_end_label(data, frame, room),
        *label_levels(data.levels, data.as_of, frame, room),
        *label_threats(data.threats, frame, room),
    )
    title = f"{data.title}, in percent of value"
    links = step_links(data.levels, ticks)
    return Picture(data.id, title, rate_words(data), width, height, marks, links, "narrow" if narrow else "wide")


def _frame(data: RateData, width: float, height: float, top: float, *, narrow: bool) -> Frame:
    days = [level.start for level in data.levels] + [threat.start for threat in data.threats]
    # Some days before the first step, so that its riser stands clear of the axis.
    first = (min([*days, data.as_of]) - dt.timedelta(days=25)).replace(day=1)
    last = max([*days, data.as_of])
    if any(day > data.as_of for day in days):
        last += dt.timedelta(days=max(10, (last - first).days // 16))
    values = [level.percent for level in data.levels] + [threat.percent for threat in data.threats]
    ticks = round_ticks(float(max(values, default=Decimal(0))) or 10)
    left = 12 + max(width_of(tick_percent(tick), 12) for tick in ticks)
    return Frame(
        DateScale(first, last, left, width - (74 if narrow else 136)), NumberScale(ticks[-1], height - 26, top), ticks
    )


def tick_percent(tick: float) -> str:
    """Return the words of a tick of the upright axis."""
    return percent(Decimal(f"{tick:.2f}"))


def _axes(frame: Frame, height: float, gap: float) -> list[Markup]:
    x, y = frame.x, frame.y
    marks = []
    for tick in frame.ticks:
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


_TICK = "tt-c-small tt-c-quiet"


def _area(data: RateData, frame: Frame) -> Markup:
    past = [level for level in data.levels if level.start <= data.as_of]
    if not past:
        return Markup("")
    outline = step_path(past, past[0].start, Decimal(0), data.as_of, frame)
    return el("path", d=f"{outline}V{number(frame.y.zero)}Z", class_="tt-c-area")


def _lines(data: RateData, frame: Frame) -> list[Markup]:
    """Return the line up to the day of reading, the dashed one of what is known to come, and a dot for each step."""
    past = [level for level in data.levels if level.start <= data.as_of]
    ahead = [level for level in data.levels if level.start > data.as_of]
    marks = []
    if ahead:
        now = past[-1].percent if past else Decimal(0)
        path = step_path(ahead, data.as_of, now, frame.x.last, frame)
        today = frame.x(data.as_of)
        marks.append(line(today, frame.y.end, today, frame.y.zero, "tt-c-today"))
        marks.append(el("path", d=path, class_="tt-c-ahead"))
    if past:
        path = step_path(past, past[0].start, Decimal(0), data.as_of, frame)
        marks.append(el("path", d=path, class_="tt-c-line"))
    for level in data.levels:
        x, y = frame.at(level)
        marks.append(el("circle", cx=x, cy=y, r=3, class_="tt-c-dot"))
    return marks


def step_path(levels: Sequence[Level], start: dt.date, before: Decimal, until: dt.date, frame: Frame) -> str:
    """Return the path of a step line from the height of ``before`` at ``start``."""
    parts = [f"M{number(frame.x(start))} {number(frame.y(float(before)))}"]
    for level in levels:
        x, y = frame.at(level)
        parts.append(f"H{number(x)}V{number(y)}")
    return "".join(parts) + f"H{number(frame.x(until))}"


def _take_lines(data: RateData, frame: Frame, room: Room) -> None:
    """Take the room of the line, so that no label is written over it."""
    before = Decimal(0)
    ends = [level.start for level in data.levels[1:]] + [max(data.as_of, frame.x.last)]
    for level, end in zip(data.levels, ends, strict=False):
        x, y = frame.x(level.start), frame.y(float(level.percent))
        room.take(x - 2, y, x + 2, frame.y(float(before)))
        room.take(x, y - 2, frame.x(end), y + 2)
        before = level.percent
    for threat in data.threats:
        x, y = frame.x(threat.start), frame.y(float(threat.percent))
        room.take(x - 1, y - 3, x + 24, y + 3)


def _end_label(data: RateData, frame: Frame, room: Room) -> list[Markup]:
    """Return the last value with its day, right of the line's end, clear of the top and the bottom."""
    if not data.levels:
        middle = (frame.x.left + frame.x.right) / 2
        return [text(middle, (frame.y.zero + frame.y.end) / 2, "no rate recorded", "tt-c-quiet tt-c-halo", "middle")]
    last = data.levels[-1]
    since = _same_since(data.levels)
    tense = "from" if last.start > data.as_of else "since"
    words = [f"{tense} {day(since)}"] if frame.x.right < room.width - 100 else [f"{tense}", *_short(since)]
    if last.ceiling:
        words += ["with ordinary duty"] if len(words) == 1 else ["with", "ordinary", "duty"]
    x, tall = frame.x.right + 8, 6 + 15 * len(words)
    y = min(max(frame.y(float(last.percent)) + 6, frame.y.end + 12), frame.y.zero - tall + 8)
    room.take(x - 4, y - 18, room.width, y + tall)
    small = [text(x, y + 16 + 15 * n, line_, "tt-c-small tt-c-quiet") for n, line_ in enumerate(words)]
    return [text(x, y, percent(last.percent), "tt-c-big tt-c-value"), *small]


def _same_since(levels: Sequence[Level]) -> dt.date:
    """Return the day since which the rate has been the last one, whatever it was made up of."""
    start = levels[-1].start
    for level in reversed(levels):
        if (level.percent, level.ceiling) != (levels[-1].percent, levels[-1].ceiling):
            break
        start = level.start
    return start


def _short(value: dt.date) -> list[str]:
    number_, month, year = day(value).split(" ")
    return [f"{number_} {month}", year]


def rate_words(data: RateData) -> str:
    """Return what the picture shows, in words."""
    if not data.levels:
        return "No rate is recorded."
    shown = data.levels[-24:]
    steps = "; ".join(f"{percent(level.percent)} from {day(level.start)}" for level in shown)
    earlier = f"after {len(data.levels) - len(shown)} earlier steps, " if len(shown) < len(data.levels) else ""
    ahead = "".join(
        f" {percent(threat.percent)} was {threat.status} for {day(threat.start)}." for threat in data.threats[-12:]
    )
    return f"Step line up to {day(data.as_of)}: {earlier}{steps}.{ahead}"
