"""The document that ``briefing state --json`` prints: the state of play of one day as plain values.

Programs outside rely on its keys; ``data/schema/state.json`` describes them. Dates are YYYY-MM-DD, countries ISO
3166-1 alpha-2 codes (EU: the European Union), rates percentages written as text, so that no digit is lost.
"""

from dataclasses import dataclass
from typing import Literal

from generator.model import Country, Library, Measure
from generator.projections.deadlines import DeadlineHistory
from generator.projections.ladder import Ladder
from generator.projections.rates import RateStep
from generator.projections.state_of_play import StateOfPlay, counterparts, hub_and_partners, state_of_play
from generator.projections.status import agreements_reached, dates_pending, measures_reached


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate of duty: ``percent`` since the day ``effective``, as a ceiling if ``with_ordinary_duty``."""

    percent: str
    effective: str
    with_ordinary_duty: bool


@dataclass(frozen=True, slots=True)
class DateRow:
    """The date that a deadline has on the day; without ``due`` no date is set yet."""

    deadline: str
    due: str | None
    precision: Literal["day", "month"] | None
    expected: bool


@dataclass(frozen=True, slots=True)
class StepRow:
    """The step that a measure or an agreement has reached, since when, and the event that records it."""

    id: str
    stage: str
    since: str
    event: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """The state of play of ``country`` with ``counterpart``; ``main`` marks the counterpart of most of its events.

    ``rate_on_its_goods`` and ``rate_before`` are charged by the counterpart, ``rate_it_charges`` by the country.
    ``next_date`` is the next date of the country with anyone. ``last_event`` and ``disputed`` are ids of events.
    """

    country: str
    counterpart: str
    agreement: str | None
    stage: str | None
    rate_on_its_goods: RateRow | None
    rate_before: RateRow | None
    rate_it_charges: RateRow | None
    next_date: DateRow | None
    last_event: str | None
    disputed: str | None
    main: bool


@dataclass(frozen=True, slots=True)
class StateDocument:
    """The state of play on the day ``as_of``, from a number of ``events``.

    ``states`` holds every ordered pair of countries of which the record says anything that day: events that name
    both, a rate of either on the other, or an agreement. Pairs with the main counterpart come first.
    """

    as_of: str
    events: int
    states: tuple[PairRow, ...]
    agreements: tuple[StepRow, ...]
    measures: tuple[StepRow, ...]
    dates_pending: tuple[DateRow, ...]


def state_document(library: Library, country: Country | None = None) -> StateDocument:
    """Return the state of play on the library's day, of all countries or of one."""
    main = main_states(library, country)
    measures = measures_of(library, country)
    return StateDocument(
        as_of=library.as_of.isoformat(),
        events=len(library.active_events),
        states=(*(_pair(s, main=True) for s in main), *(_pair(s, main=False) for s in _other_states(library, country))),
        agreements=tuple(_step(thing.id, ladder) for thing, ladder in agreements_reached(library, country)),
        measures=tuple(_step(thing.id, ladder) for thing, ladder in measures),
        dates_pending=tuple(_date(entry) for entry in dates_pending(library, country)),
    )


def main_states(library: Library, country: Country | None) -> list[StateOfPlay]:
    """Return the state of each country, or of one, with its main counterpart.

    Countries are in the order of how many events name them; the one that most others talk with comes last.
    """
    hub, _ = hub_and_partners(library)
    often = {code: len(events) for code, events in library.by_country.items()}
    codes = sorted(often, key=lambda code: (hub is not None and code == hub.code, -often[code], code))
    chosen = [country] if country else [library.countries[code] for code in codes]
    others = counterparts(library)
    return [state_of_play(library, each, others[each.code]) for each in chosen if each.code in others]


def measures_of(library: Library, country: Country | None) -> list[tuple[Measure, Ladder]]:
    """Return the measures that have taken a step by the day, of all countries or of one and its main counterpart."""
    return measures_reached(library, country, counterparts(library).get(country.code) if country else None)


def _other_states(library: Library, country: Country | None) -> list[StateOfPlay]:
    """Return the states of all other pairs of which the record says anything, in the order of their codes."""
    others = counterparts(library)
    in_order = [library.countries[code] for code in sorted(library.countries)]
    states = (
        state_of_play(library, one, other)
        for one in ([country] if country else in_order)
        for other in in_order
        if other is not one and other is not others.get(one.code)
    )
    return [s for s in states if s.events or s.agreement or s.rate or s.rate_back]


def _pair(s: StateOfPlay, *, main: bool) -> PairRow:
    return PairRow(
        country=s.partner.code,
        counterpart=s.counterpart.code,
        agreement=s.agreement.id if s.agreement else None,
        stage=s.ladder.stage if s.ladder else None,
        rate_on_its_goods=_rate(s.rate),
        rate_before=_rate(s.rate_before),
        rate_it_charges=_rate(s.rate_back),
        next_date=_date(s.next_date) if s.next_date else None,
        last_event=s.last_event.id if s.last_event else None,
        disputed=s.disputed.id if s.disputed else None,
        main=main,
    )


def _rate(step: RateStep | None) -> RateRow | None:
    return RateRow(f"{step.percent:f}", step.effective.isoformat(), step.is_ceiling) if step else None


def _step(key: str, ladder: Ladder) -> StepRow:
    rung = ladder.reached[-1]
    return StepRow(key, rung.stage, rung.date.isoformat(), rung.event.id)


def _date(entry: DeadlineHistory) -> DateRow:
    due = entry.due.isoformat() if entry.due else None
    precision = entry.dated.precision if entry.dated else None
    return DateRow(entry.deadline.id, due, precision, entry.is_expectation)  # type: ignore[arg-type]
