"""Sentences to quote: what two countries charged on each other's goods on the library's day, each with an address."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Country, Library
from generator.projections.coverage import coverage
from generator.projections.goods import ProductRate
from generator.projections.rate_series import headline
from generator.projections.state_of_play import hub_and_partners
from generator.wording.quote import goods_quote_words, quote_words


@dataclass(frozen=True, slots=True)
class Quote:
    """A ``sentence``, about goods of ``on`` if it is on all of them, and true of a ``day`` if it names one.

    The page As of shows that day for good, of the ``partner`` alone if there is one.
    """

    sentence: str
    day: dt.date | None = None
    on: Country | None = None
    partner: Country | None = None


def quotes(library: Library, *directions: tuple[Country, Country]) -> list[Quote]:
    """Return a sentence for each direction (who charges, on whose goods) in which a headline rate was ever recorded."""
    day, counted = library.as_of, library.masthead.since
    found = []
    for by, on in directions:
        partner = _partner(library, by, on)
        followed = coverage(library, partner or on).to
        said = quote_words(headline(library, by.code, on.code), by, on, day, counted, followed)
        if said:
            found.append(Quote(said, day, on, partner))
    return found


def goods_quotes(rows: Iterable[ProductRate], day: dt.date | None, followed: dt.date | None) -> list[Quote]:
    """Return a sentence for each rate on a product, whose news was ``followed`` to that day.

    ``day`` is that of the page, None if the page names none.
    """
    labels = [(row, (row.goods or row.measure.goods).partition(";")[0]) for row in rows]
    said = [goods_quote_words(row.rate, row.measure, goods, row.scope, day, followed) for row, goods in labels]
    return [Quote(sentence, day) for sentence in said if sentence]


def _partner(library: Library, by: Country, on: Country) -> Country | None:
    """Return which of the two is a partner of the hub, if the other one is the hub."""
    hub, partners = hub_and_partners(library)
    return next((c for c in (by, on) if c in partners and hub in (by, on)), None)
