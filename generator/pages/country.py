"""Countries: one page each, and the list of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import nlargest, nsmallest
from itertools import chain, islice
from typing import Any, TypeVar

from generator.cards.summary import record_words, state_sentence
from generator.charts import RateData, rate_data
from generator.model import Agreement, Country, Event, Library, Measure, Person, Source
from generator.pages.archive import Archive, archive_of, archive_pages, listing_of
from generator.pages.page import Later, Page
from generator.projections.deadlines import dates_of
from generator.projections.evidence import is_disputed
from generator.projections.ladder import Ladder, agreement_ladder, measure_ladder
from generator.projections.last_checked import checked
from generator.projections.memoize import once
from generator.projections.rates import headline_series, not_in_force
from generator.projections.state_of_play import State, counterparts, pairs_of, state

T = TypeVar("T")

_ACCOUNTS = 6
# Of those who are named or cited, the first.
_SHOWN = 12
# A chart with more steps cannot be read; the rates before then are on the pages of the measures.
_STEPS = 60
# More measures than this are listed by the year in which they last moved.
_MANY = 300
# A page lists at most so many measures or agreements; all of them are then on a page of their own.
LISTED = 20


def pages(library: Library) -> Iterator[Page | Later]:
    """Yield the list of countries and a page for each."""
    others = counterparts(library)
    yield Page(
        address="countries/",
        template="countries.html.jinja",
        title="Countries",
        description="Every country and bloc in the record, with the number of events and the last one.",
        context={
            "rows": [
                (country, len(library.by_country[country.code]), library.by_country[country.code][-1:])
                for country in sorted(library.countries.values(), key=lambda country: country.name)
            ],
            "checked": checked(library.standing),
        },
        searchable=False,
    )
    for country in library.countries.values():
        yield from _pages(library, country, others.get(country.code))


@once
def _pages(library: Library, country: Country, other: Country | None) -> Iterable[Page | Later]:
    events = library.by_country[country.code]
    archive = archive_of(f"countries/{country.code.lower()}/", country.name, events)
    measures = [m for m in library.measures.values() if m.by == country or country in m.partners]
    agreements = [a for a in library.agreements.values() if country in a.parties]
    entries = dates_of(library, country)
    context: dict[str, Any] = {
        "country": country,
        "checked": checked(events),
        "pairs": pairs_of(library, country),
        "state": state(library, country, other) if other else None,
        "series": headline_series(library, other.code, country.code)[-_STEPS:] if other else [],
        "rates": _latest_rates(rate_data(library, other, country)) if other else None,
        "proposed": not_in_force(library, country.code, other.code if other else None)[-LISTED:],
        "open_dates": [entry for entry in entries if entry.is_open][:LISTED],
        "past_dates": [entry for entry in entries if not entry.is_open][:LISTED],
        "listing": listing_of(archive, events),
        "conflicts": list(islice((e for e in reversed(events) if is_disputed(e)), _ACCOUNTS)),
        "measures": standing_first((m, measure_ladder(library, m.id)) for m in measures),
        "agreements": standing_first((a, agreement_ladder(library, a.id)) for a in agreements),
        "listed": LISTED,
        "sources": most_cited(events),
        "people": _people(library, country),
    }
    yield Page(
        address=archive.address,
        template="country.html.jinja",
        title=country.name,
        description=_description(country, context["state"], events),
        context=context,
        text=country.short,
        changed=events[-1].date.isoformat() if events else "",
    )
    yield from _ladder_pages(country, archive, context["measures"], context["agreements"])
    if archive.has_pages:
        yield from archive_pages(archive, events, country.name, country.name)


def _description(country: Country, state: State | None, events: list[Event]) -> str:
    """Return where a country stands, and how much is recorded of it."""
    recorded = record_words(events)
    stands = state_sentence(state) if state else ""
    return f"{stands} {country.name} in the trade talks: {recorded}.".lstrip()


def _ladder_pages(
    country: Country,
    archive: Archive,
    measures: list[tuple[Measure, Ladder]],
    agreements: list[tuple[Agreement, Ladder]],
) -> Iterator[Page]:
    """Yield the page of all measures and agreements of a country that has many, and where very many by year."""
    if max(len(measures), len(agreements)) <= LISTED:
        return
    by_year: dict[int, list[tuple[Measure, Ladder]]] = {}
    if len(measures) > _MANY:
        for pair in measures:
            by_year.setdefault(pair[1].last_change.year, []).append(pair)
    shown = {0: (measures[:_MANY], agreements[:_MANY])} | {year: (found, []) for year, found in by_year.items()}
    for year, (some_measures, some_agreements) in shown.items():
        yield Page(
            address=f"{archive.address}measures/{f'{year}/' if year else ''}",
            template="country_measures.html.jinja",
            title=f"Measures {f'that moved last in {year}' if year else 'and agreements'}, {country.name}",
            description=f"Measures and agreements that {country.name} takes, is subject to or is a party to.",
            context={
                "country": country,
                "archive": archive,
                "measures": some_measures,
                "agreements": some_agreements,
                "years": sorted(by_year, reverse=True),
                "total": len(measures),
                "checked": checked(
                    rung.event for _, ladder in (*some_measures, *some_agreements) for rung in ladder.all
                ),
            },
            searchable=False,
        )


def _latest_rates(rates: RateData) -> RateData:
    """Return ``rates`` with the levels that the table lists, so that the chart's numbers lead to its rows."""
    return replace(rates, levels=rates.levels[-_STEPS:])


def standing_first(pairs: Iterable[tuple[T, Ladder]]) -> list[tuple[T, Ladder]]:
    """Return the pairs whose ladder has a step: those that stand before those that ended, the last to move first."""
    known = [pair for pair in pairs if pair[1].is_known]
    return sorted(known, key=lambda pair: (pair[1].has_ended, -pair[1].last_change.toordinal()))


def _people(library: Library, country: Country) -> list[tuple[Any, int]]:
    found = [(p, len(library.by_person[p.id])) for p in library.people.values() if p.country == country]
    return sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0].name))[:_SHOWN]


def most_named(events: list[Event]) -> list[tuple[Person, int]]:
    """Return the people whom most of ``events`` name, with how many do."""
    rows = Counter([person for event in events for person in event.named_people]).items()
    return nsmallest(_SHOWN, rows, key=lambda row: (-row[1], row[0].name))


def most_cited(events: Iterable[Event]) -> list[tuple[Source, int]]:
    """Return the sources that most of ``events`` cite, with how many do, official ones first."""
    counts = Counter(chain.from_iterable([event.sources for event in events]))
    official = {source: n for source, n in counts.items() if source.origin.kind == "official"}
    found = _most(official)
    if len(found) < _SHOWN:
        found += _most({source: n for source, n in counts.items() if source not in official})
    return found[:_SHOWN]


def _most(counts: dict[Source, int]) -> list[tuple[Source, int]]:
    # Most of thousands are cited once or twice: only those are ranked that can be among the first.
    least = min(nlargest(_SHOWN, counts.values()), default=0)
    rows = sorted((-n, source.id, source) for source, n in counts.items() if n >= least)
    return [(source, -n) for n, _, source in rows[:_SHOWN]]
