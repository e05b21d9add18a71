"""If nothing changes: what is due between two countries by what is enacted today, day by day.

Suspensions that end, tiers that lapse, duties that start. Extensions are not guessed. What is only expected or
announced is marked as such, and stands apart.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Country, Event, Library, Measure, Rate
from generator.projections.charges import reaches
from generator.projections.deadlines import DeadlineHistory
from generator.projections.ends import Ends
from generator.projections.ladder import Rung, measure_ladder
from generator.projections.memoize import memoize
from generator.projections.pairs import dates_between
from generator.projections.proposed import proposed
from generator.projections.rate_series import charge_series, headline_series
from generator.projections.rates import RateAnswer
from generator.projections.standing import Standing, measure_standing


@dataclass(frozen=True, slots=True)
class RateChange:
    """From ``day`` on ``by`` charges ``answer`` on goods of ``on``: on ``goods`` of a measure, or in general (None)."""

    day: dt.date
    by: Country
    on: Country
    answer: RateAnswer
    measure: Measure | None = None
    goods: str | None = None
    is_expected: bool = False


@dataclass(frozen=True, slots=True)
class StepChange:
    """On ``day`` a measure takes a scheduled step; or what it is is not known, since a suspension ends (``rung``)."""

    day: dt.date
    measure: Measure
    rung: Rung
    standing: Standing
    is_expected: bool = False


@dataclass(frozen=True, slots=True)
class DateAhead:
    """On ``day`` something falls due."""

    day: dt.date
    history: DeadlineHistory

    @property
    def is_expected(self) -> bool:
        """True if the date was scheduled or expected rather than set."""
        return self.history.is_expectation


@dataclass(frozen=True, slots=True)
class AnnouncedRate:
    """A rate that ``event`` threatened or announced for ``day``; no act has enacted it."""

    day: dt.date
    event: Event
    rate: Rate
    is_expected: bool = True


Change = RateChange | StepChange | DateAhead | AnnouncedRate


@memoize
def path(library: Library, one: Country, two: Country) -> list[Change]:
    """Return what changes between two countries after the library's day, the first day first."""
    ends = Ends(library)
    found: list[Change] = []
    for by, on in ((one, two), (two, one)):
        found += _headline_changes(library, by, on)
        found += _layer_changes(library, by, on, ends)
        found += _step_changes(library, by, on, ends)
        found += [
            AnnouncedRate(proposal.rate.effective, proposal.event, proposal.rate)
            for proposal in proposed(library, on.code, by.code)
            if proposal.outcome == "open" and proposal.rate.effective
        ]
    found += [
        DateAhead(history.last_due_day, history)
        for history in dates_between(library, one, two)
        if history.is_open and history.last_due_day and history.last_due_day > library.as_of
    ]
    return sorted(found, key=lambda change: (change.day, _RANK[type(change)]))


_RANK: dict[type, int] = {RateChange: 0, StepChange: 1, DateAhead: 2, AnnouncedRate: 3}


def _headline_changes(library: Library, by: Country, on: Country) -> Iterator[Change]:
    steps = headline_series(library, by.code, on.code)
    for before, step in zip([None, *steps], steps, strict=False):
        if step.effective > library.as_of and (before is None or before.answer.key != step.answer.key):
            yield RateChange(step.effective, by, on, step.answer)


def _layer_changes(library: Library, by: Country, on: Country, ends: Ends) -> Iterator[Change]:
    """Yield the changes of duties on single goods, and of those that are not across the board."""
    for measure in library.measures.values():
        if measure.by != by or not reaches(library, measure, on.code, library.as_of):
            continue
        for goods in dict.fromkeys(rate.goods for _, rate in library.rates[measure.id]):
            if measure.headline and goods is None:
                continue
            steps = charge_series(measure, on.code, ends, goods)
            for before, step in zip([None, *steps], steps, strict=False):
                if step.effective > library.as_of and (before is None or before.answer.key != step.answer.key):
                    yield RateChange(step.effective, by, on, step.answer, measure, goods)


def _step_changes(library: Library, by: Country, on: Country, ends: Ends) -> Iterator[Change]:
    """Yield the steps that measures of ``by`` on goods of ``on``, and on at most a few partners, are due to take."""
    for measure in library.measures.values():
        if measure.by != by or not measure.partners or not reaches(library, measure, on.code, library.as_of):
            continue
        ladder = measure_ladder(library, measure.id)
        days = {rung.day for rung in ladder.scheduled}
        days |= {rung.end for rung in ladder.all if rung.end and rung.end > library.as_of}
        before = measure_standing(measure, library.as_of, ends)
        for day in sorted(days):
            now = measure_standing(measure, day, ends)
            if now and (before is None or (now.stage, now.is_known) != (before.stage, before.is_known)):
                yield StepChange(day, measure, now.rung, now)
            before = now
