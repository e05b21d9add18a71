"""The state of play between two countries: stage of their agreement, rates, next date, last event."""

from collections import Counter
from dataclasses import dataclass

from generator.model import Agreement, Country, Event, Library
from generator.projections.deadlines import DeadlineHistory, deadlines_about
from generator.projections.evidence import is_disputed
from generator.projections.ladder import Ladder, agreement_ladder
from generator.projections.memoize import memoize
from generator.projections.rates import RateStep, headline_series

# Accounts are reported as conflicting if they conflict in one of this many latest events.
RECENT = 5
# A pair gets a page from this many shared events. Events that name more than _MOST_COUNTRIES do not count.
_PAIR_EVENTS, _MOST_COUNTRIES = 6, 4


@dataclass(frozen=True, slots=True)
class StateOfPlay:
    """The state of play between ``partner`` and ``counterpart`` as of the library's day.

    ``rate``, ``rate_before`` and ``next_rate`` are what the counterpart charges on the partner's goods; ``rate_back``
    is what the partner charges. ``events`` is the number of events that name both.
    """

    partner: Country
    counterpart: Country
    agreement: Agreement | None
    ladder: Ladder | None
    rate: RateStep | None
    rate_before: RateStep | None
    next_rate: RateStep | None
    rate_back: RateStep | None
    next_date: DeadlineHistory | None
    last_event: Event | None
    disputed: Event | None
    events: int


def state_of_play(library: Library, partner: Country, counterpart: Country) -> StateOfPlay:
    """Return the state of play of ``partner`` in its talks with ``counterpart``."""
    shared = [e for e in library.by_country[partner.code] if counterpart in e.countries]
    agreement = latest_agreement(library, partner, counterpart)
    series = headline_series(library, counterpart.code, partner.code)
    now, before = _now_and_before(library, series)
    return StateOfPlay(
        partner=partner,
        counterpart=counterpart,
        agreement=agreement,
        ladder=agreement_ladder(library, agreement.id) if agreement else None,
        rate=now,
        rate_before=before,
        next_rate=next((step for step in series if step.effective > library.as_of), None),
        rate_back=_now_and_before(library, headline_series(library, partner.code, counterpart.code))[0],
        next_date=next((h for h in deadlines_about(library, partner) if h.is_open), None),
        last_event=shared[-1] if shared else None,
        disputed=next((e for e in reversed(shared[-RECENT:]) if is_disputed(e)), None),
        events=len(shared),
    )


def latest_agreement(library: Library, one: Country, other: Country) -> Agreement | None:
    """Return the agreement that shows how far the talks of two countries have come, or None.

    Headline agreements come first, then those that have not ended, then the one that moved last.
    """
    ranked = [
        ((agreement.headline, not ladder.has_ended, ladder.last_change, agreement.id), agreement)
        for agreement in library.agreements.values()
        if one in agreement.parties
        and other in agreement.parties
        and (ladder := agreement_ladder(library, agreement.id)).reached
    ]
    return max(ranked, key=lambda row: row[0])[1] if ranked else None


@memoize
def counterparts(library: Library) -> dict[str, Country]:
    """Return, by country code, the country that it shares most events with (ties: the one named most often)."""
    totals = _event_counts(library)
    result = {}
    for code in library.countries:
        shared = Counter(c.code for event in library.by_country[code] for c in event.countries if c.code != code)
        if shared:
            result[code] = library.countries[max(sorted(shared), key=lambda other: (shared[other], totals[other]))]
    return result


def hub_and_partners(library: Library) -> tuple[Country | None, list[Country]]:
    """Return the country that most events name, and the countries whose counterpart it is, most often named first."""
    totals = _event_counts(library)
    if not totals:
        return None, []
    hub = library.countries[max(sorted(totals), key=lambda code: totals[code])]
    codes = [code for code, other in counterparts(library).items() if other == hub and code != hub.code]
    return hub, [library.countries[code] for code in sorted(codes, key=lambda code: (-totals[code], code))]


def _event_counts(library: Library) -> dict[str, int]:
    """Return the number of events that name each country, by code."""
    return {code: len(events) for code, events in library.by_country.items()}


def pairs(library: Library) -> list[tuple[str, str]]:
    """Return the codes of each pair of countries that has a page of its own: enough events ``between`` them.

    The country named more often comes first in its pair; the list is sorted.
    """
    totals = _event_counts(library)
    return sorted(
        (code, other)
        for code in totals
        for other, events in _events_with(library, code).items()
        if len(events) >= _PAIR_EVENTS and (-totals[code], code) < (-totals[other], other)
    )


def between(library: Library, one: str, other: str) -> list[Event]:
    """Return the events between two countries (codes), oldest first.

    Events that name more than four countries do not count: an event of twenty is not between any two of them.
    """
    return _events_with(library, one).get(other, [])


@memoize
def _events_with(library: Library, code: str) -> dict[str, list[Event]]:
    """Return the events of a country that name few others, by the code of each other country."""
    events_with: dict[str, list[Event]] = {}
    for event in library.by_country[code]:
        if len(event.countries) <= _MOST_COUNTRIES:
            for other in event.countries:
                if other.code != code:
                    events_with.setdefault(other.code, []).append(event)
    return events_with


def pairs_of(library: Library, country: Country) -> list[tuple[str, Country, int]]:
    """Return, for each pair page of ``country``: its folder, the other country, the number of events."""
    rows = [
        (f"{one}-{two}".lower(), library.countries[two if one == country.code else one],
         len(between(library, one, two)))
        for one, two in pairs(library)
        if country.code in (one, two)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row[2], row[0]))


def _now_and_before(library: Library, series: list[RateStep]) -> tuple[RateStep | None, RateStep | None]:
    """Return the step at which the rate of the library's day began, and the last step with another rate.

    Two rates are the same if their percent and basis are, whatever measures they are made up of.
    """
    past = [step for step in series if step.effective <= library.as_of]
    if not past:
        return None, None
    now = (past[-1].percent, past[-1].is_ceiling)
    while len(past) > 1 and (past[-2].percent, past[-2].is_ceiling) == now:
        past.pop()
    return past[-1], past[-2] if len(past) > 1 else None
