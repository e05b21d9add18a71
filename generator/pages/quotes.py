"""Sentences to quote: what two countries charged on each other's goods on the library's day, each with an address."""

import datetime as dt
from dataclasses import dataclass

from generator.model import Country, Library
from generator.projections.rate_series import headline
from generator.projections.state_of_play import hub_and_partners
from generator.wording.quote import quote_words


@dataclass(frozen=True, slots=True)
class Quote:
    """A ``sentence`` about goods of ``on``, true of a ``day``.

    The page As of shows that day for good, of the ``partner`` alone if there is one.
    """

    on: Country
    sentence: str
    day: dt.date
    partner: Country | None


def quotes(library: Library, *directions: tuple[Country, Country]) -> list[Quote]:
    """Return a sentence for each direction (who charges, on whose goods) in which a headline rate was ever recorded."""
    found = [(by, on, quote_words(headline(library, by.code, on.code), by, on, library.as_of)) for by, on in directions]
    return [Quote(on, said, library.as_of, _partner(library, by, on)) for by, on, said in found if said]


def _partner(library: Library, by: Country, on: Country) -> Country | None:
    """Return which of the two is a partner of the hub, if the other one is the hub."""
    hub, partners = hub_and_partners(library)
    return next((c for c in (by, on) if c in partners and hub in (by, on)), None)
