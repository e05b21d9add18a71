"""Where a partner stands: the stage of its agreement with the other side, rates, next date, last event."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from generator.model import Agreement, Country, Event, Library
from generator.projections.deadlines import Entry, dates_of
from generator.projections.evidence import is_disputed
from generator.projections.ladder import Ladder, agreement_ladder
from generator.projections.memoize import once
from generator.projections.rates import RateStep, headline_series

# How many of a partner's last events are looked at for conflicting accounts.
RECENT = 5
# A pair of countries has a page from so many events on, of which none names more countries than this.
_FEW, _NAMED = 6, 4


@dataclass(frozen=True, slots=True)
class State:
    """The state of play between ``partner`` and ``counterpart`` on the library's day."""

    partner: Country
    counterpart: Country
    agreement: Agreement | None
    ladder: Ladder | None
    rate: RateStep | None
    rate_before: RateStep | None
    next_rate: RateStep | None
    rate_back: RateStep | None
    next_date: Entry | None
    last_event: Event | None
    disputed: Event | None
    events: int


@once
def state(library: Library, partner: Country, counterpart: Country) -> State:
    """Return the state of play of ``partner`` in its talks with ``counterpart``.

    ``rate`` is what the counterpart charges on the partner's goods; ``rate_back`` what the partner charges.
    """
    between = [e for e in library.by_country[partner.code] if counterpart in e.countries]
    agreement = latest_agreement(library, partner, counterpart)
    series = headline_series(library, counterpart.code, partner.code)
    now, before = _now_and_before(series, library.as_of)
    return State(
        partner=partner,
        counterpart=counterpart,
        agreement=agreement,
        ladder=agreement_ladder(library, agreement.id) if agreement else None,
        rate=now,
        rate_before=before,
        next_rate=next((step for step in series if step.effective > library.as_of), None),
        rate_back=_now_and_before(headline_series(library, partner.code, counterpart.code), library.as_of)[0],
        next_date=next((e for e in dates_of(library, partner) if e.is_open), None),
        last_event=between[-1] if between else None,
        disputed=next((e for e in reversed(between[-RECENT:]) if is_disputed(e)), None),
        events=len(between),
    )


def latest_agreement(library: Library, one: Country, other: Country) -> Agreement | None:
    """Return the agreement that says where the two stand.

    A headline one goes before others, one that has not ended before one that has, then the one that moved last.
    """
    found: list[tuple[bool, bool, dt.date, str]] = []
    for agreement in library.agreements.values():
        if one in agreement.parties and other in agreement.parties:
            ladder = agreement_ladder(library, agreement.id)
            if ladder.current:
                found.append((agreement.headline, not ladder.has_ended, ladder.current.date, agreement.id))
    return library.agreements[max(found)[-1]] if found else None


@once
def counterparts(library: Library) -> dict[str, Country]:
    """Return, for each country, the one it shares most events with (ties: the one named most)."""
    often = {code: len(events) for code, events in library.by_country.items()}
    found = {}
    for code in library.countries:
        if counts := _shared(library, code):
            found[code] = library.countries[max(sorted(counts), key=lambda other: (counts[other], often[other]))]
    return found


@once
def _shared(library: Library, code: str) -> dict[str, int]:
    """Return how many events a country shares with each other one."""
    return Counter(other.code for event in library.by_country[code] for other in event.countries if other.code != code)


def hub_and_partners(library: Library) -> tuple[Country | None, list[Country]]:
    """Return the country named by most events, and those that talk with it most, the most often named first."""
    if not library.by_country:
        return None, []
    often = {code: len(events) for code, events in library.by_country.items()}
    hub = library.countries[max(sorted(often), key=lambda code: often[code])]
    codes = [code for code, other in counterparts(library).items() if other == hub and code != hub.code]
    return hub, [library.countries[code] for code in sorted(codes, key=lambda code: (-often[code], code))]


@once
def pairs(library: Library) -> list[tuple[str, str]]:
    """Return the pairs of countries that have more than a few events between them (see ``between``), by their codes.

    The country that is named more often in the record stands first.
    """
    often = {code: len(events) for code, events in library.by_country.items()}
    found = {
        (code, other)
        for code in often
        for other, events in _alone(library, code).items()
        if len(events) >= _FEW and (-often[code], code) < (-often[other], other)
    }
    return sorted(found)


@once
def between(library: Library, one: str, other: str) -> list[Event]:
    """Return the events between two countries, oldest first.

    Only events of at most ``_NAMED`` countries count: one that names twenty is not between any two of them.
    """
    return _alone(library, one).get(other, [])


@once
def _alone(library: Library, code: str) -> dict[str, list[Event]]:
    """Return the events of a country with few others, by the code of each other one."""
    found: dict[str, list[Event]] = {}
    for event in library.by_country[code]:
        if len(event.countries) <= _NAMED:
            for other in event.countries:
                if other.code != code:
                    found.setdefault(other.code, []).append(event)
    return found


def pairs_of(library: Library, country: Country) -> list[tuple[str, Country, int]]:
    """Return, for each pair page of ``country``, its folder, the other country and the number of events."""
    rows = [
        (f"{one}-{two}".lower(), library.countries[two if one == country.code else one],
         len(between(library, one, two)))
        for one, two in pairs(library)
        if country.code in (one, two)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row[2], row[0]))


def _now_and_before(series: list[RateStep], day: dt.date) -> tuple[RateStep | None, RateStep | None]:
    """Return the step since which the rate of ``day`` has been the same, and the last step with another rate.

    Rates are the same where percent and basis are, whatever measures they are made up of.
    """
    past = [step for step in series if step.effective <= day]
    if not past:
        return None, None
    now = (past[-1].percent, past[-1].is_ceiling)
    while len(past) > 1 and (past[-2].percent, past[-2].is_ceiling) == now:
        past.pop()
    return past[-1], past[-2] if len(past) > 1 else None
