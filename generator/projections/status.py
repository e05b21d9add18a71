"""What stood on a day beside the rates: the steps that agreements and measures had reached, the dates then pending."""

from collections.abc import Iterable
from typing import TypeVar

from generator.model import Agreement, Country, Library, Measure
from generator.projections.deadlines import Entry, dates_of, ledger
from generator.projections.ladder import Ladder, agreement_ladder, measure_ladder

T = TypeVar("T", Agreement, Measure)


def agreements_reached(library: Library, country: Country | None = None) -> list[tuple[Agreement, Ladder]]:
    """Return the agreements (of ``country``) that had taken a step by the library's day, the last to move first."""
    found = (a for a in library.agreements.values() if country is None or country in a.parties)
    return _reached((a, agreement_ladder(library, a.id)) for a in found)


def measures_reached(
    library: Library, country: Country | None = None, other: Country | None = None
) -> list[tuple[Measure, Ladder]]:
    """Return the measures that had taken a step by the library's day, the last to move first.

    Of a ``country``: those by it, those on it, and of the ``other`` side also those on all partners.
    """
    found = (m for m in library.measures.values() if country is None or _concerns(m, country, other))
    return _reached((m, measure_ladder(library, m.id)) for m in found)


def dates_pending(library: Library, country: Country | None = None) -> list[Entry]:
    """Return the dates (that concern ``country``) that lay ahead on the library's day, the next first."""
    return [e for e in (dates_of(library, country) if country else ledger(library)) if e.is_open]


def _concerns(measure: Measure, country: Country, other: Country | None) -> bool:
    return country in (measure.by, *measure.partners) or (not measure.partners and measure.by == other)


def _reached(pairs: Iterable[tuple[T, Ladder]]) -> list[tuple[T, Ladder]]:
    """Return the pairs whose ladder stands on a rung, the last to move first (ties: the first by id)."""
    known = [(thing, ladder) for thing, ladder in pairs if ladder.current]
    return sorted(known, key=lambda pair: (-pair[1].last_change.toordinal(), pair[0].id))
