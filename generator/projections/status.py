"""What was in place on a day besides rates: steps that agreements and measures had reached, and dates still ahead."""

from collections.abc import Iterable
from typing import TypeVar

from generator.model import Agreement, Country, Library, Measure
from generator.projections.deadlines import DeadlineHistory, deadlines_about, ledger
from generator.projections.ladder import Ladder, agreement_ladder, measure_ladder

T = TypeVar("T", Agreement, Measure)


def agreements_reached(library: Library, country: Country | None = None) -> list[tuple[Agreement, Ladder]]:
    """Return the agreements (of ``country``) that had reached a step by the library's day, last moved first."""
    chosen = (a for a in library.agreements.values() if country is None or country in a.parties)
    return _reached((a, agreement_ladder(library, a.id)) for a in chosen)


def measures_reached(
    library: Library, country: Country | None = None, other: Country | None = None
) -> list[tuple[Measure, Ladder]]:
    """Return the measures that had reached a step by the library's day, last moved first.

    With ``country``: the measures that it takes or is subject to, and those of ``other`` on all partners.
    """
    chosen = (m for m in library.measures.values() if country is None or _concerns(m, country, other))
    return _reached((m, measure_ladder(library, m.id)) for m in chosen)


def dates_pending(library: Library, country: Country | None = None) -> list[DeadlineHistory]:
    """Return the dates (that concern ``country``) that lay ahead on the library's day, next first."""
    return [h for h in (deadlines_about(library, country) if country else ledger(library)) if h.is_open]


def _concerns(measure: Measure, country: Country, other: Country | None) -> bool:
    return country in (measure.by, *measure.partners) or (not measure.partners and measure.by == other)


def _reached(pairs: Iterable[tuple[T, Ladder]]) -> list[tuple[T, Ladder]]:
    """Return the pairs whose ladder has reached a step, last moved first, then by id."""
    reached = [(subject, ladder) for subject, ladder in pairs if ladder.current]
    return sorted(reached, key=lambda pair: (-pair[1].last_change.toordinal(), pair[0].id))
