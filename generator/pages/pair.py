"""Pairs: a page for each two countries with events of their own or an agreement, and the list of them."""

from collections.abc import Iterator

from generator.charts.rate_data import pair_lines
from generator.model import Country, Library
from generator.output import Output
from generator.pages.archive import archive_of, archive_pages, listing_of
from generator.pages.country import prominence, searched, sought
from generator.pages.page import Page
from generator.pages.quotes import quotes
from generator.pages.subject_lists import EVENTS, RANKED, SHOWN, date_lists, ladder_lists, latest_accounts, most_named
from generator.projections.coverage import coverage
from generator.projections.last_checked import check_span
from generator.projections.layers import layers
from generator.projections.pairs import dates_between, own_events, pairs
from generator.projections.path import path
from generator.projections.state_of_play import state_of_play
from generator.text.formats import plural

_ACCOUNTS = 3


def both_ways(one: Country, two: Country) -> tuple[str, ...]:
    """Return what readers type for a pair: ``US China``, ``China US``."""
    return f"{one.short} {two.short}", f"{two.short} {one.short}"


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of pairs, and the pages of each."""
    countries = [(library.countries[one], library.countries[two]) for one, two in pairs(library)]
    rows = [
        (_address(one, two), one, two, len(events), events[-1])
        for one, two in countries
        if (events := own_events(library, one.code, two.code))
    ]
    yield Page(
        address="pairs/",
        template="pairs.md.jinja",
        title="Pairs",
        description="Two countries with events of their own or an agreement: their talks, rates and dates.",
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
    events = own_events(library, one.code, two.code)
    name = f"{one.short} and {two.short}"
    archive = archive_of(library, _address(one, two), name, events)
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
            "quotes": quotes(library, (one, two), (two, one)),
            "rates": pair_lines(library, one, two),
            "file": f"pair-{one.code}-{two.code}".lower(),
            **date_lists(dates_between(library, one, two)),
            "layers": layers(library, one.code, two.code),
            "layers_back": layers(library, two.code, one.code),
            "path": path(library, one, two),
            "coverage": coverage(library, two),
            "people": most_named(events),
            "listing": listing_of(archive, events),
            "accounts": latest_accounts(events, one, two, _ACCOUNTS),
            **ladder_lists(library, measures, agreements),
            "most_events": EVENTS,
            "most_measures": SHOWN,
            "most_people": RANKED,
        },
        names=(*both_ways(one, two), one.name, two.name, *sought(one), *sought(two)),
        note=plural(len(events), "event"),
        text=searched(library),
        weight=prominence(len(events)),
    ).output()
    if archive.has_pages:
        yield from archive_pages(archive, events, name, name)
