"""Scope: on whose goods a rate is, where a measure has several: partners by name, or all, or all others."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.model import Country, Library, Measure
from generator.projections.charges import blocs_of, reaches

# Stands for any partner that no rate names.
ANYONE = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """On whom a rate is: the ``partners`` by name, or where these are empty on all.

    ``are_others`` is True if some have a rate of their own; ``left_out`` are those of them, or members of a customs
    union among them, on whom nothing is charged.
    """

    partners: tuple[Country, ...]
    are_others: bool = False
    left_out: tuple[Country, ...] = ()


def told_apart(library: Library, measure: Measure, goods: str | None) -> list[str]:
    """Return the codes of the partners that rates of ``measure`` on ``goods`` may tell apart, ``ANYONE`` first.

    They are those that the measure or its rates name or except, and the members of customs unions among these.
    """
    named = {partner.code for partner in measure.partners}
    for _, rate in library.rates[measure.id]:
        if rate.goods == goods:
            named |= rate.partners | rate.except_for
    found = [
        code
        for code in library.countries
        if (code in named or any(bloc.code in named for bloc in blocs_of(library, code, library.as_of)))
        and reaches(library, measure, code, library.as_of)
    ]
    return found if measure.partners else [ANYONE, *found]


def scope(library: Library, codes: Collection[str], charged: Collection[str], apart: Collection[str]) -> Scope:
    """Return the scope of a rate on the partners ``codes``, out of those that are ``charged`` any rate.

    ``apart`` are all partners that are told apart.
    """
    if ANYONE in codes:
        left_out = [code for code in apart if code not in charged]
        return Scope((), bool(set(charged) - set(codes)), _folded(library, left_out))
    partners = _folded(library, codes)
    unions = {partner.code for partner in partners if partner.is_bloc}
    spared = [
        code
        for code in apart
        if code not in charged and any(bloc.code in unions for bloc in blocs_of(library, code, library.as_of))
    ]
    return Scope(partners, left_out=_folded(library, spared))


def _folded(library: Library, codes: Collection[str]) -> tuple[Country, ...]:
    """Return the countries with these ``codes`` by name; members of a customs union among them are left out."""
    kept = [
        library.countries[code]
        for code in codes
        if not any(bloc.code in codes for bloc in blocs_of(library, code, library.as_of))
    ]
    return tuple(sorted(kept, key=lambda country: country.name))
