"""The headline rate over time: its steps, since when the rate of the day has been the same, and what came before."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Deadline, Event, Library, Measure, MeasureStep, Rate
from generator.projections.charges import LEGAL_STATUSES, charge, rates_naming
from generator.projections.ends import Ends, Move
from generator.projections.memoize import memoize
from generator.projections.rates import RateAnswer, combine, headline_measures_on, headline_rate
from generator.projections.standing import measure_rungs
from generator.projections.support import Witness, weigh


@dataclass(frozen=True, slots=True)
class RateStep:
    """An ``answer`` that holds from the day ``effective`` until the next step."""

    effective: dt.date
    answer: RateAnswer


@memoize
def headline_series(library: Library, by: str, on: str) -> list[RateStep]:
    """Return the steps of the headline rate that ``by`` charges on goods of ``on`` (codes), oldest first.

    Steps that the library's day knows to lie ahead are included. There is no step before the first rate.
    """
    return _series_with(by, on, Ends(library))


def _series_with(by: str, on: str, ends: Ends) -> list[RateStep]:
    measures = headline_measures_on(ends.library, by, on)
    days = {day for measure in measures for day in change_days(measure, on, ends)}
    return series(sorted({*days, *_member_days(ends.library, by)}), lambda day: headline_rate(by, on, day, ends))


def _known_series(library: Library, by: str, on: str) -> list[RateStep]:
    """Return the headline series; of an earlier day that of the last day on which anything of it became known."""
    if library.whole is None:
        return headline_series(library, by, on)
    known = [day for day in _days_of_news(library.whole, by, on) if day <= library.as_of]
    return _series_on(library.whole, by, on, known[-1]) if known else []


@memoize
def _series_on(whole: Library, by: str, on: str, day: dt.date) -> list[RateStep]:
    return headline_series(whole.at(day), by, on)


@memoize
def _days_of_news(library: Library, by: str, on: str) -> list[dt.date]:
    """Return the days on which an event became known that says anything of what ``by`` charges on goods of ``on``."""
    found: set[dt.date] = set()
    for measure in headline_measures_on(library, by, on):
        own = [(row.event, row.rate) for row in rates_naming(library, measure, on, None)]
        # What others are charged matters only where ``on`` may be left out.
        rates = library.rates[measure.id] if _may_be_left_out(measure, own) else own
        rows: list[tuple[Event, MeasureStep | Rate]] = [*library.measure_steps[measure.id], *rates]
        ends = {part.until.id for _, part in rows if isinstance(part.until, Deadline)}
        found |= {event.known_from for event, _ in rows}
        found |= {event.known_from for key in ends for event, _ in library.deadline_steps[key]}
    return sorted(found)


def _may_be_left_out(measure: Measure, own: Sequence[tuple[Event, Rate]]) -> bool:
    """Tell whether ``measure`` may charge others and not the partner whose rates are ``own``, while it is in force."""
    is_named = any(rate.status == "in-force" for _, rate in own)
    ends_alone = any(
        rate.status == "ended" and not any(step.measure is measure for step in event.measures) for event, rate in own
    )
    return not is_named or ends_alone


def series(days: Sequence[dt.date], ask: Callable[[dt.date], RateAnswer]) -> list[RateStep]:
    """Return the steps of what ``ask`` answers on ``days`` (sorted); there is none before the first charge."""
    steps: list[RateStep] = []
    for day in days:
        answer = ask(day)
        if steps and _made_up(steps[-1].answer) == _made_up(answer):
            continue
        if answer.is_charged or answer.why == "not-known" or steps:
            steps.append(RateStep(day, answer))
    return steps


def _made_up(answer: RateAnswer) -> tuple[object, ...]:
    """Return what an answer says and of which rates it is made up."""
    return (*answer.key, *((part.entry.rate, part.entry.follows) for part in answer.charges if part.entry))


def change_days(measure: Measure, on: str, ends: Ends, goods: str | None = None) -> Iterator[dt.date]:
    """Yield the days on which what ``measure`` charges on goods of ``on`` may change.

    Rates on others count too: by them ``on`` is one that is not named.
    """
    library = ends.library
    found = [rate for _, rate in library.rates[measure.id] if rate.goods == goods and rate.status in LEGAL_STATUSES]
    for rate in found:
        yield from (day for day in (rate.effective, ends.first_day_without(rate.until)) if day)
    if found:
        for rung in measure_rungs(measure, dt.date.max, ends):
            yield from (day for day in (rung.day, rung.end) if day)
        yield from _member_days(library, on)


def _member_days(library: Library, code: str) -> Iterator[dt.date]:
    """Yield the days on which the country ``code`` joins or leaves a customs union."""
    for bloc in library.countries.values():
        if bloc.is_bloc:
            yield from (day for m in bloc.members if m.code == code for day in (m.since, m.until) if day)


def charge_series(measure: Measure, on: str, ends: Ends, goods: str | None = None) -> list[RateStep]:
    """Return the steps of what ``measure`` alone charges on ``goods`` of the country ``on``, oldest first."""
    days = sorted(set(change_days(measure, on, ends, goods)))
    return series(days, lambda day: combine(day, [charge(measure, on, day, ends, goods)], on, ends, goods))


@dataclass(frozen=True, slots=True)
class HeadlineRate:
    """The headline rate of the library's day: the ``answer``, since when it says this, and the step ``before``.

    ``first`` is the step since which it has been so, whatever it was made up of; None if no rate was ever recorded.
    ``following`` is the next known step. ``otherwise`` is what is charged if an unconfirmed date does not hold.
    """

    answer: RateAnswer
    first: RateStep | None
    before: RateStep | None
    following: RateStep | None
    otherwise: RateStep | None

    @property
    def since(self) -> dt.date | None:
        """The day since which the answer is the same."""
        return self.first.effective if self.first else None


@memoize
def headline(library: Library, by: str, on: str) -> HeadlineRate:
    """Return the headline rate that ``by`` charges on goods of ``on`` (codes) on the library's day."""
    ends = Ends(library)
    answer = headline_rate(by, on, library.as_of, ends)
    return locate(_known_series(library, by, on), answer, library.as_of, _otherwise(answer, by, on, ends))


def locate(
    steps: Sequence[RateStep], answer: RateAnswer, day: dt.date, otherwise: RateStep | None = None
) -> HeadlineRate:
    """Return ``answer``, that of ``day``, with its place among ``steps``."""
    past = [step for step in steps if step.effective <= day]
    following = next((step for step in steps if step.effective > day and step.answer.key != answer.key), None)
    if not past:
        return HeadlineRate(answer, None, None, following, None)
    while len(past) > 1 and past[-2].answer.key == past[-1].answer.key:
        past.pop()
    return HeadlineRate(answer, past[-1], past[-2] if len(past) > 1 else None, following, otherwise)


def _otherwise(answer: RateAnswer, by: str, on: str, ends: Ends) -> RateStep | None:
    """Return what is charged if the moves of a date that a party has not confirmed do not hold, None if the same.

    ``answer`` is what is charged if they do.
    """
    library = ends.library
    doubtful: set[Move] = set()
    for part in answer.charges:
        # A rate that follows an end is charged with or without the move: without it, only earlier.
        still = part.entry if part.entry and not part.entry.follows else None
        moves = ends.moves_behind(still.rate.until, library.as_of) if still else []
        support = weigh([[Witness(event, "official", is_common=True) for event, _ in moves]])
        if support and support.is_doubtful:
            doubtful |= {(step.deadline.id, event.id) for event, step in moves}
    if not doubtful:
        return None
    other = Ends(library, frozenset(doubtful))
    steps = [s for s in _series_with(by, on, other) if s.effective <= library.as_of]
    if not steps or steps[-1].answer.key == answer.key:
        return None
    return locate(steps, steps[-1].answer, library.as_of).first
