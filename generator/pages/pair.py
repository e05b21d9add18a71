"""Pairs: a page for each two countries with more than a few events between them, and the list of them."""

from collections.abc import Iterable, Iterator
from itertools import islice

from generator.charts import rate_data
from generator.model import Country, Library
from generator.pages.archive import archive_of, archive_pages, listing_of
from generator.pages.country import LISTED, most_cited, most_named, standing_first
from generator.pages.page import Later, Page
from generator.projections.deadlines import dates_of
from generator.projections.evidence import is_disputed
from generator.projections.ladder import agreement_ladder, measure_ladder
from generator.projections.last_checked import checked
from generator.projections.memoize import once
from generator.projections.state_of_play import between, pairs, state

_ACCOUNTS = 4


def pages(library: Library) -> Iterator[Page | Later]:
    """Yield the list of pairs, a page for each and their archives."""
    found = [(library.countries[one], library.countries[two]) for one, two in pairs(library)]
    rows = [(f"pairs/{one.code}-{two.code}/".lower(), one, two, len(events), events[-1])
            for one, two in found if (events := between(library, one.code, two.code))]  # fmt: skip
    yield Page(
        address="pairs/",
        template="pairs.html.jinja",
        title="Pairs",
        description="Where two countries have more than a few events between them: their talks, rates and dates.",
        context={
            "rows": sorted(rows, key=lambda row: (-row[3], row[0])),
            "checked": checked(library.standing),
        },
        searchable=False,
    )
    for one, two in found:
        yield from _pages(library, one, two)


@once
def _pages(library: Library, one: Country, two: Country) -> Iterable[Page | Later]:
    events = between(library, one.code, two.code)
    name = f"{one.short} and {two.short}"
    archive = archive_of(f"pairs/{one.code}-{two.code}/".lower(), name, events)
    both = {one, two}
    measures = (m for m in library.measures.values() if (m.by == one and two in m.partners) or
                (m.by == two and one in m.partners))  # fmt: skip
    agreements = (a for a in library.agreements.values() if both <= set(a.parties))
    dates = dates_of(library, one, two)
    yield Page(
        address=archive.address,
        template="pair.html.jinja",
        title=name,
        description=f"{one.name} and {two.name}: stage of the talks, rates both ways, dates, both accounts.",
        context={
            "one": one,
            "checked": checked(events),
            "two": two,
            "state": state(library, two, one),
            "rates": [rates for rates in (rate_data(library, one, two), rate_data(library, two, one)) if rates.levels],
            "open_dates": [entry for entry in dates if entry.is_open][:LISTED],
            "past_dates": [entry for entry in dates if not entry.is_open][:LISTED],
            "people": most_named(events),
            "sources": most_cited(events),
            "listing": listing_of(archive, events),
            "conflicts": list(islice((e for e in reversed(events) if is_disputed(e)), _ACCOUNTS)),
            "measures": standing_first((m, measure_ladder(library, m.id)) for m in measures)[:LISTED],
            "agreements": standing_first((a, agreement_ladder(library, a.id)) for a in agreements)[:LISTED],
        },
        text=f"{one.name} {two.name}",
        changed=events[-1].date.isoformat(),
    )
    if archive.has_pages:
        yield from archive_pages(archive, events, name, name)
