"""Pairs: a page for each two countries with more than a few events between them, and the list of them."""

from collections.abc import Iterator

from generator.charts import rate_data
from generator.model import Country, Library
from generator.output import Output
from generator.pages.archive import archive_of, archive_pages, listing_of
from generator.pages.page import Page
from generator.pages.subject_lists import LISTED, date_lists, ladder_lists, latest_disputed, most_cited, most_named
from generator.projections.deadlines import deadlines_about
from generator.projections.last_checked import check_span
from generator.projections.state_of_play import between, pairs, state_of_play

_DISPUTED = 4


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of pairs, and the pages of each."""
    countries = [(library.countries[one], library.countries[two]) for one, two in pairs(library)]
    rows = [
        (_address(one, two), one, two, len(events), events[-1])
        for one, two in countries
        if (events := between(library, one.code, two.code))
    ]
    yield Page(
        address="pairs/",
        template="pairs.md.jinja",
        title="Pairs",
        description="Where two countries have more than a few events between them: their talks, rates and dates.",
        context={
            "rows": sorted(rows, key=lambda row: (-row[3], row[0])),
            "checked": check_span(library.active_events),
        },
        searchable=False,
    ).output()
    for one, two in countries:
        yield from _pages(library, one, two)


def _address(one: Country, two: Country) -> str:
    return f"pairs/{one.code}-{two.code}/".lower()


def _pages(library: Library, one: Country, two: Country) -> Iterator[Output]:
    events = between(library, one.code, two.code)
    name = f"{one.short} and {two.short}"
    archive = archive_of(_address(one, two), name, events)
    measures = [
        m
        for m in library.measures.values()
        if (m.by == one and two in m.partners) or (m.by == two and one in m.partners)
    ]
    agreements = [a for a in library.agreements.values() if {one, two} <= set(a.parties)]
    yield Page(
        address=archive.address,
        template="pair.md.jinja",
        title=name,
        description=f"{one.name} and {two.name}: stage of the talks, rates both ways, dates, both accounts.",
        context={
            "as_of": library.as_of,
            "one": one,
            "two": two,
            "checked": check_span(events),
            "state": state_of_play(library, two, one),
            "rates": [rates for rates in (rate_data(library, one, two), rate_data(library, two, one)) if rates.levels],
            **date_lists(deadlines_about(library, one, two)),
            "people": most_named(events),
            "sources": most_cited(events),
            "listing": listing_of(archive, events),
            "disputed": latest_disputed(events, _DISPUTED),
            **ladder_lists(library, measures, agreements, LISTED),
        },
        text=f"{one.name} {two.name}",
        changed=events[-1].date.isoformat(),
    ).output()
    if archive.has_pages:
        yield from archive_pages(archive, events, name, name)
