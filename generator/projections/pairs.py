"""Pairs: what happened between two countries alone. Members of a customs union fold into it."""

import datetime as dt
from collections.abc import Iterable
from itertools import combinations

from generator.model import Country, Deadline, Event, Library
from generator.projections.deadlines import DeadlineHistory, deadline_history, in_order, ledger
from generator.projections.memoize import memoize

# An event or date of more countries than this is not between any two of them.
_MOST_COUNTRIES = 4
# A pair of countries gets a page from this many events of its own, or from one agreement.
_PAGE_EVENTS = 2
# Dates further ahead than this, 18 months, are not the next date of a pair.
HORIZON = dt.timedelta(days=548)

Pair = frozenset[str]


def own_events(library: Library, one: str, other: str) -> list[Event]:
    """Return the events between two countries (codes), oldest first.

    An event is their own if it names both and at most four countries and is not worldwide; or if it takes a step of an
    agreement of both; or of a measure of one on at most four partners, the other among them.
    """
    return _own_events(library).get(frozenset((one, other)), [])


@memoize
def _own_events(library: Library) -> dict[Pair, list[Event]]:
    found: dict[Pair, list[Event]] = {}
    for event in library.active_events:
        for pair in pairs_of_event(library, event):
            found.setdefault(pair, []).append(event)
    return found


@memoize
def pairs_of_event(library: Library, event: Event) -> set[Pair]:
    """Return the pairs of countries whose own an event is; it may be withdrawn."""
    found: set[Pair] = set()
    if not event.worldwide:
        found |= _between(library, event.countries)
    for step in event.agreements:
        found |= {frozenset(pair) for pair in combinations(_codes(library, step.agreement.parties), 2)}
    for measure in [step.measure for step in event.measures] + [rate.measure for rate in event.rates]:
        if 1 <= len(measure.partners) <= _MOST_COUNTRIES:
            found |= {frozenset((measure.by.code, partner)) for partner in _codes(library, measure.partners)}
    return {pair for pair in found if len(pair) == 2}


def _between(library: Library, countries: Iterable[Country]) -> set[Pair]:
    """Return the pairs of ``countries`` if they are few, members of a bloc counted as one with it."""
    folded = {fold(library, country).code for country in countries}
    if len(folded) > _MOST_COUNTRIES:
        return set()
    codes = _codes(library, countries)
    same = {frozenset((c.code, fold(library, c).code)) for c in countries}
    return {frozenset(pair) for pair in combinations(codes, 2)} - same


def _codes(library: Library, countries: Iterable[Country]) -> list[str]:
    """Return the codes of ``countries`` and of the blocs into which they fold, each once."""
    return sorted({code for c in countries for code in (c.code, fold(library, c).code)})


def fold(library: Library, country: Country) -> Country:
    """Return the customs union of which ``country`` is a member on the library's day, or the country itself."""
    return _unions(library).get(country.code, country)


@memoize
def _unions(library: Library) -> dict[str, Country]:
    return {
        member.code: bloc
        for bloc in library.countries.values()
        if bloc.is_bloc
        for member in bloc.members
        if bloc.has_member(member.code, library.as_of)
    }


@memoize
def pairs(library: Library) -> list[tuple[str, str]]:
    """Return the codes of each pair of countries that has a page: two events of its own, or one agreement.

    The country named more often comes first in its pair; the list is sorted. Members of a bloc have no pairs. A pair
    that was published keeps its page and its order.
    """
    published = _published_pairs(library)
    totals = {code: len(library.by_country[code]) for code in library.countries}
    unions = _unions(library)
    agreed = {
        frozenset((one.code, two.code))
        for agreement in library.agreements.values()
        if len(agreement.parties) <= _MOST_COUNTRIES and library.agreement_steps[agreement.id]
        for one, two in combinations([fold(library, party) for party in agreement.parties], 2)
    }
    counted = {pair for pair, events in _own_events(library).items() if len(events) >= _PAGE_EVENTS}
    chosen = [sorted(pair, key=lambda code: (-totals[code], code)) for pair in counted | agreed if len(pair) == 2]
    found = {frozenset(pair): tuple(pair) for pair in chosen if not unions.keys() & set(pair)}
    return sorted((one, two) for one, two in {**found, **published}.values())


def _published_pairs(library: Library) -> dict[Pair, tuple[str, str]]:
    """Return the codes of each pair whose page was published, in the order of its address; the first one counts."""
    found: dict[Pair, tuple[str, str]] = {}
    for address in sorted(library.published):
        folder, *below = address.split("/")[:-1]
        if folder == "pairs" and len(below) == 1:
            one, _, two = below[0].upper().partition("-")
            if one in library.countries and two in library.countries:
                found.setdefault(frozenset((one, two)), (one, two))
    return found


def pairs_of(library: Library, country: Country) -> list[tuple[str, Country, int]]:
    """Return, for each pair page of ``country``: its folder, the other country, the number of events."""
    rows = [
        (f"{one}-{two}".lower(), library.countries[two if one == country.code else one],
         len(own_events(library, one, two)))
        for one, two in pairs(library)
        if country.code in (one, two)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row[2], row[0]))


def dates_between(library: Library, one: Country, other: Country) -> list[DeadlineHistory]:
    """Return the histories of the dates of two countries and at most two more, in the order of the ledger."""
    own = own_deadlines(library.whole or library, one, other)
    return in_order(history for each in own if (history := deadline_history(library, each.id)))


@memoize
def own_deadlines(library: Library, one: Country, other: Country) -> list[Deadline]:
    """Return the deadlines of two countries and at most two more."""
    return [each for each in library.deadlines.values() if _is_own(library, each, one, other)]


def next_date(library: Library, one: Country, other: Country) -> DeadlineHistory | None:
    """Return the first date ahead between two countries within 18 months, None if there is none."""
    return _first_ahead(library, dates_between(library, one, other))


def worldwide_date(library: Library, one: Country, other: Country) -> DeadlineHistory | None:
    """Return the first date ahead within 18 months that concerns both among many, None if there is none."""
    both = [h for h in ledger(library) if {one, other} <= set(h.deadline.countries)]
    return _first_ahead(library, [h for h in both if not _is_own(library, h.deadline, one, other)])


def _first_ahead(library: Library, histories: list[DeadlineHistory]) -> DeadlineHistory | None:
    last = library.as_of + HORIZON
    return next((h for h in histories if h.is_open and h.due and h.due <= last), None)


def _is_own(library: Library, deadline: Deadline, one: Country, other: Country) -> bool:
    return not _is_worldwide(library, deadline) and frozenset((one.code, other.code)) in _between(
        library, deadline.countries
    )


def _is_worldwide(library: Library, deadline: Deadline) -> bool:
    """Tell whether the deadline is one of many partners: a worldwide event set it, or its measure is on many."""
    settled = deadline.settled_by.measure if deadline.settled_by else None
    if settled and not 1 <= len(library.measures[settled].partners) <= _MOST_COUNTRIES:
        return True
    return any(event.worldwide for event, _ in library.deadline_steps[deadline.id][:1])
