"""What was in place on a day besides rates: steps that agreements and measures had reached, and dates still ahead."""

from collections.abc import Iterable
from typing import TypeVar

from generator.model import Agreement, Country, Library, Measure
from generator.projections.deadlines import DeadlineHistory, deadlines_about, ledger
from generator.projections.standing import Status, ladder_of, status_of

T = TypeVar("T", Agreement, Measure)


def agreements_reached(library: Library, country: Country | None = None) -> list[tuple[Agreement, Status]]:
    """Return the agreements (of ``country``) that had reached a step by the library's day, last moved first."""
    return _reached(library, (a for a in library.agreements.values() if country is None or country in a.parties))


def measures_reached(
    library: Library, country: Country | None = None, other: Country | None = None
) -> list[tuple[Measure, Status]]:
    """Return the measures that had reached a step by the library's day, last moved first.

    With ``country``: the measures that it takes or is subject to, and those of ``other`` on all partners.
    """
    measures = library.measures.values()
    return _reached(library, (m for m in measures if country is None or _concerns(m, country, other)))


def dates_pending(library: Library, country: Country | None = None) -> list[DeadlineHistory]:
    """Return the dates (that concern ``country``) that lay ahead on the library's day, next first."""
    return [h for h in (deadlines_about(library, country) if country else ledger(library)) if h.is_open]


def _concerns(measure: Measure, country: Country, other: Country | None) -> bool:
    return country in (measure.by, *measure.partners) or (not measure.partners and measure.by == other)


def _reached(library: Library, things: Iterable[T]) -> list[tuple[T, Status]]:
    """Return the ``things`` that have reached a step with their status, last moved first, then by id."""
    ladders = [(thing, ladder_of(library, thing)) for thing in things]
    reached = sorted(
        ((thing, ladder) for thing, ladder in ladders if ladder.current),
        key=lambda pair: (-pair[1].last_change.toordinal(), pair[0].id),
    )
    return [(thing, status_of(library, thing)) for thing, _ in reached]
