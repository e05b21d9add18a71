"""The data of a rate chart: the headline rates between two countries, and the rates that were only threatened."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.charts.svg import make_id
from generator.model import Country, Library
from generator.projections.rates import headline_series, not_in_force
from generator.text.formats import day, percent


@dataclass(frozen=True, slots=True)
class Level:
    """A rate from the day ``start`` on. ``ceiling`` says that it includes ordinary duty."""

    start: dt.date
    percent: Decimal
    ceiling: bool = False


@dataclass(frozen=True, slots=True)
class Threat:
    """A rate that was only threatened or announced (``status``) for the day ``start``, without other duties."""

    start: dt.date
    percent: Decimal
    status: str


@dataclass(frozen=True, slots=True)
class RateData:
    """The data of a rate chart as of a day: its title, and its levels and threats, both oldest first."""

    id: str
    title: str
    levels: Sequence[Level]
    threats: Sequence[Threat]
    as_of: dt.date


def rate_data(library: Library, by: Country, on: Country) -> RateData:
    """Return the headline rates that ``by`` charges on goods of ``on``, and the rates that it only threatened.

    Threats of duties on single goods are left out, since such duties are not part of a headline rate. So are threats
    that came true on their day.
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
        id=make_id("rate", by.code, on.code),
        title=f"{by.adjective} across-the-board duty on {on.adjective} goods",
        levels=levels,
        threats=sorted(
            (threats[key] for key in threats.keys() - came_true), key=lambda threat: (threat.start, threat.percent)
        ),
        as_of=library.as_of,
    )


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
