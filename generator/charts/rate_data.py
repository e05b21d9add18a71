"""The data of a rate chart: the headline rates between two countries, and the rates that were only threatened."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.charts.svg import make_id
from generator.model import Country, Library
from generator.projections.proposed import proposed
from generator.projections.rate_series import RateStep, headline, headline_series
from generator.text.formats import day, grade_word, percent
from generator.wording.rate import value_words


@dataclass(frozen=True, slots=True)
class Level:
    """A rate from the day ``start`` on, at the height ``percent`` (0 where nothing is charged), and its ``words``.

    ``is_all_in`` says that it includes ordinary duty. What is not known, or not
    named in an order, has no height: ``is_known`` is False.
    ``covers`` says to which goods a rate applies that is not for all.
    """

    start: dt.date
    percent: Decimal
    is_all_in: bool = False
    words: str = ""
    is_known: bool = True
    covers: str = ""

    @property
    def label(self) -> str:
        """The rate in a word: ``12.5%``, or ``none``."""
        return self.words or percent(self.percent)


@dataclass(frozen=True, slots=True)
class Threat:
    """A rate that was only threatened or announced (``status``) for the day ``start``, without other duties."""

    start: dt.date
    percent: Decimal
    status: str


@dataclass(frozen=True, slots=True)
class RateData:
    """The data of a rate chart as of a day: its title, and its levels and threats, both oldest first.

    ``evidence`` is what the rate of that day rests on, in words.
    """

    id: str
    title: str
    levels: Sequence[Level]
    threats: Sequence[Threat]
    as_of: dt.date
    evidence: str = ""


def rate_data(library: Library, by: Country, on: Country) -> RateData:
    """Return the headline rates that ``by`` charges on goods of ``on``, and the rates that it only threatened.

    Threats of duties on single goods are left out, since such duties are not part of a headline rate. So are threats
    that came true on their day.
    """
    levels = [level_of(step) for step in headline_series(library, by.code, on.code)]
    came_true = {(level.start, level.percent) for level in levels}
    threats = {
        (rate.effective, rate.percent): Threat(rate.effective, rate.percent, rate.status)
        for rate in (proposal.rate for proposal in proposed(library, on.code, by.code))
        if rate.effective and rate.percent is not None and rate.goods is None
        and (rate.measure.headline or rate.measure.goods == "All goods")
    }  # fmt: skip
    support = headline(library, by.code, on.code).answer.support
    return RateData(
        id=make_id("rate", by.code, on.code),
        title=f"{by.adjective} duty on most {on.adjective} goods",
        levels=levels,
        threats=sorted(
            (threats[key] for key in threats.keys() - came_true), key=lambda threat: (threat.start, threat.percent)
        ),
        as_of=library.as_of,
        evidence=grade_word(support.grade) if support else "",
    )


def pair_lines(library: Library, one: Country, two: Country) -> list[RateData]:
    """Return the rates that two countries charge on each other, those of ``one`` first, where any is recorded."""
    return [data for data in (rate_data(library, one, two), rate_data(library, two, one)) if data.levels]


def level_of(step: RateStep) -> Level:
    """Return the level of a step of the rate."""
    answer = step.answer
    words = "" if answer.percent is not None else value_words(answer)
    has_height = answer.is_charged or answer.why == "none"
    return Level(step.effective, answer.percent or Decimal(0), answer.is_all_in, words, has_height, answer.covers or "")


def _on(level: Level) -> str:
    return f" on {level.covers}" if level.covers else ""


def chart_words(data: RateData) -> str:
    """Return what the picture shows, in words."""
    if not data.levels:
        return "No rate is recorded."
    shown = data.levels[-24:]
    steps = "; ".join(f"{level.label}{_on(level)} from {day(level.start)}" for level in shown)
    earlier = f"after {len(data.levels) - len(shown)} earlier steps, " if len(shown) < len(data.levels) else ""
    ahead = "".join(
        f" {percent(threat.percent)} was {threat.status} for {day(threat.start)}." for threat in data.threats[-12:]
    )
    return f"Step line up to {day(data.as_of)}: {earlier}{steps}.{ahead}"
