"""The state of play between two countries: status of their agreement, rates, next date, last event."""

from collections import Counter
from dataclasses import dataclass

from generator.model import Agreement, Country, Event, Library
from generator.projections.coverage import Coverage, coverage
from generator.projections.deadlines import DeadlineHistory
from generator.projections.evidence import is_disputed
from generator.projections.layers import Layer, layers
from generator.projections.memoize import memoize
from generator.projections.pairs import fold, next_date, own_events, worldwide_date
from generator.projections.rate_series import HeadlineRate, headline
from generator.projections.standing import Status, agreement_status, ladder_of

# Accounts are reported as conflicting if they conflict in one of this many latest events.
RECENT = 5


@dataclass(frozen=True, slots=True)
class StateOfPlay:
    """The state of play between ``partner`` and ``counterpart`` as of the library's day.

    ``rate`` is what the counterpart charges on most of the partner's goods, ``also`` what it charges on single goods by
    rates that name the partner; ``rate_back`` is what the partner charges. ``events`` is the number of events that name
    both; ``last_event``, ``next_date`` and ``disputed`` are those of the two alone, ``worldwide_date`` is one of many.
    """

    partner: Country
    counterpart: Country
    agreement: Agreement | None
    status: Status | None
    rate: HeadlineRate
    also: tuple[Layer, ...]
    rate_back: HeadlineRate
    next_date: DeadlineHistory | None
    worldwide_date: DeadlineHistory | None
    last_event: Event | None
    disputed: Event | None
    events: int
    coverage: Coverage


@memoize
def state_of_play(library: Library, partner: Country, counterpart: Country) -> StateOfPlay:
    """Return the state of play of ``partner`` in its talks with ``counterpart``."""
    shared = [e for e in library.by_country[partner.code] if counterpart in e.countries]
    own = own_events(library, partner.code, counterpart.code)
    agreement = latest_agreement(library, partner, counterpart)
    return StateOfPlay(
        partner=partner,
        counterpart=counterpart,
        agreement=agreement,
        status=agreement_status(library, agreement) if agreement else None,
        rate=headline(library, counterpart.code, partner.code),
        also=tuple(_also(library, counterpart, partner)),
        rate_back=headline(library, partner.code, counterpart.code),
        next_date=next_date(library, partner, counterpart),
        worldwide_date=worldwide_date(library, partner, counterpart),
        last_event=own[-1] if own else None,
        disputed=next((e for e in reversed(own[-RECENT:]) if _they_dispute(library, e, partner, counterpart)), None),
        events=len(shared),
        coverage=coverage(library, partner),
    )


def _they_dispute(library: Library, event: Event, one: Country, other: Country) -> bool:
    """Tell whether accounts of ``event`` conflict, and each side has one: itself, or a member of its customs union."""
    parties = {code for account in event.accounts for code in (account.party.code, fold(library, account.party).code)}
    return is_disputed(event) and {one.code, other.code} <= parties


def _also(library: Library, by: Country, on: Country) -> list[Layer]:
    """Return the duties on single goods whose rates name ``on``, or whose measure is on it alone."""
    return [
        layer
        for layer in layers(library, by.code, on.code)
        if not (layer.measure.headline and layer.goods is None)
        and (
            layer.is_for_one
            or any(on.code in part.entry.rate.partners for part in layer.rate.answer.charges if part.entry)
        )
    ]


def latest_agreement(library: Library, one: Country, other: Country) -> Agreement | None:
    """Return the agreement that shows how far the talks of two countries have come, or None.

    Headline agreements come first, then those that have not ended, then the one that moved last.
    """
    ranked = [
        ((agreement.headline, not ladder.has_ended, ladder.last_change, agreement.id), agreement)
        for agreement in library.agreements.values()
        if one in agreement.parties and other in agreement.parties and (ladder := ladder_of(library, agreement)).reached
    ]
    return max(ranked, key=lambda row: row[0])[1] if ranked else None


@memoize
def counterparts(library: Library) -> dict[str, Country]:
    """Return, by country code, the country that it shares most events with (ties: the one named most often)."""
    totals = _event_counts(library)
    result = {}
    for code in library.countries:
        own = {code, fold(library, library.countries[code]).code}
        shared = Counter(c.code for event in library.by_country[code] for c in event.countries if c.code not in own)
        if shared:
            result[code] = library.countries[max(sorted(shared), key=lambda other: (shared[other], totals[other]))]
    return result


def hub_and_partners(library: Library) -> tuple[Country | None, list[Country]]:
    """Return the hub and the countries whose counterpart it is, most often named first.

    The hub is the country that the masthead names, otherwise the one that most events name; None without events.
    """
    totals = {code: count for code, count in _event_counts(library).items() if count}
    if not totals:
        return None, []
    hub = library.masthead.hub or library.countries[max(sorted(totals), key=lambda code: totals[code])]
    codes = [code for code, other in counterparts(library).items() if other == hub and code != hub.code]
    return hub, [library.countries[code] for code in sorted(codes, key=lambda code: (-totals[code], code))]


def _event_counts(library: Library) -> dict[str, int]:
    """Return the number of events that name each country, by code."""
    return {code: len(library.by_country[code]) for code in library.countries}
