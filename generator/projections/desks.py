"""Desks of a briefing: events under the country, or the two countries, that the news is about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Country, Event, Library
from generator.projections.pairs import fold, pairs
from generator.projections.state_of_play import hub_and_partners

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Desk:
    """The ``events`` of one desk, oldest first.

    ``countries`` are one or two, none for the desk of all others: several countries, or everyone. ``pair`` is the
    folder of the page of two countries, "" where there is none.
    """

    countries: tuple[Country, ...]
    pair: str
    events: tuple[Event, ...]


def by_desk(library: Library, events: Iterable[Event]) -> tuple[Desk, ...]:
    """Return ``events`` by desk: that with the most events first, that of several countries last.

    News of a country and the one at the centre of the record is that country's. Several members of a customs union, or
    one and the union, are the union.
    """
    hub, _ = hub_and_partners(library)
    found: dict[tuple[str, ...], list[Event]] = {}
    for event in events:
        found.setdefault(_desk(library, hub, event), []).append(event)
    ranked = sorted(found, key=lambda codes: (not codes, -len(found[codes]), codes))
    paged = {tuple(sorted(pair)): pair for pair in pairs(library)}
    return tuple(
        Desk(
            tuple(library.countries[code] for code in paged.get(codes, codes)),
            "-".join(paged.get(codes, ())).lower(),
            tuple(found[codes]),
        )
        for codes in ranked
    )


def _desk(library: Library, hub: Country | None, event: Event) -> tuple[str, ...]:
    """Return the codes, sorted, of the one or two countries whose news ``event`` is, () for several."""
    unions = Counter(fold(library, country).code for country in event.countries)
    folded = list(
        dict.fromkeys(
            union if unions[union := fold(library, country).code] > 1 else country.code for country in event.countries
        )
    )
    others = [code for code in folded if hub is None or code != hub.code]
    if event.worldwide or len(others) > _PAIR or (len(others) == _PAIR and len(folded) > _PAIR):
        return ()
    return tuple(sorted(others or folded))
