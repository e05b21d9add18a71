"""Countries: a page for each, and the list of them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from math import log10
from typing import Any

from generator.cards.summary import record_words, state_sentence
from generator.charts import RateData, rate_data
from generator.model import Agreement, Country, Event, Library, Measure, Person
from generator.output import Output
from generator.pages.archive import Archive, archive_of, archive_pages, listing_of
from generator.pages.day import day_if_it_matters
from generator.pages.page import Page
from generator.pages.quotes import Quote, quotes
from generator.pages.subject_lists import EVENTS, RANKED, Row, date_lists, ladder_lists, latest_accounts
from generator.projections.changes import change_log
from generator.projections.coverage import coverage
from generator.projections.deadlines import deadlines_about
from generator.projections.duties import duties
from generator.projections.ladder import Ladder
from generator.projections.last_checked import check_span
from generator.projections.layers import layers, unrated
from generator.projections.pairs import fold, pairs_of
from generator.projections.path import path
from generator.projections.proposed import proposed
from generator.projections.rate_series import RateStep, headline, headline_series
from generator.projections.state_of_play import (
    StateOfPlay,
    counterparts,
    hub_and_partners,
    latest_agreement,
    state_of_play,
)

# What is on each of these pages, in words that readers type beside a name.
_SEARCHED = "tariffs, duties, rates, deals and dates."

# The most of each that a country's page shows; the rest is behind counts.
_PARTNERS, _ACCOUNTS = 16, 2
# The longest description, in characters.
_DESCRIBED = 500
# A chart with more steps cannot be read; earlier rates are on the pages of the measures.
_STEPS = 60
# More measures than this are also listed by the year of their last step.
_MANY = 300


def sought(country: Country) -> tuple[str, ...]:
    """Return by what words beside its name a search finds ``country``."""
    return tuple(filter(None, (country.short, country.adjective, *country.also)))


def prominence(events: int) -> int:
    """Return the weight of a page with so many ``events`` in a search: 10 for one, 10 more for ten times as many."""
    return round(10 * (1 + log10(max(events, 1))))


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of countries, and the pages of each."""
    others = counterparts(library)
    yield Page(
        address="countries/",
        template="countries.md.jinja",
        title="Countries",
        description="Every country and bloc in the record: its talks, the rate on its goods, its next date.",
        context={
            "as_of": library.as_of,
            "rows": [
                (
                    country,
                    state_of_play(library, country, others[country.code]) if country.code in others else None,
                    _of_union(library, country, others.get(country.code)),
                    len(library.by_country[country.code]),
                )
                for country in sorted(library.countries.values(), key=lambda country: country.name)
            ],
            "checked": check_span(library.active_events),
        },
        searchable=False,
    ).output()
    for country in library.countries.values():
        yield from pages_of(library, country, others.get(country.code))


def pages_of(library: Library, country: Country, other: Country | None) -> Iterator[Output]:
    """Yield the page of ``country``, whose counterpart is ``other``, and the pages of its long lists."""
    events = library.by_country[country.code]
    archive = archive_of(library, f"countries/{country.code.lower()}/", country.name, events)
    measures = [m for m in library.measures.values() if m.by == country or country in m.partners]
    agreements = [a for a in library.agreements.values() if country in a.parties]
    people = _people(library, country)
    context: dict[str, Any] = {
        "as_of": library.as_of,
        "country": country,
        "checked": check_span(events),
        "pairs": pairs_of(library, country),
        "main_pair": next((pair for pair in pairs_of(library, country) if pair[1] == other), None),
        "state": state_of_play(library, country, other) if other else None,
        "union": _of_union(library, country, other),
        "series": _steps(library, other, country)[-_STEPS:] if other else [],
        "rates": _latest_rates(rate_data(library, other, country)) if other else None,
        "quotes": quotes(library, (other, country), (country, other)) if other else [],
        "layers": layers(library, other.code, country.code) if other else [],
        "layers_back": layers(library, country.code, other.code) if other else [],
        "unrated": unrated(library, other.code, country.code) if other else [],
        "unrated_back": unrated(library, country.code, other.code) if other else [],
        "path": path(library, other, country) if other else [],
        "partners": _partners(library, country),
        "coverage": coverage(library, country),
        "proposed": proposed(library, country.code, other.code if other else None),
        **date_lists(deadlines_about(library, country)),
        "listing": listing_of(archive, events),
        "has_changes": bool(change_log(library, country)),
        "accounts": latest_accounts(events, country, None, _ACCOUNTS),
        **ladder_lists(library, measures, agreements),
        "most_partners": _PARTNERS,
        "most_events": EVENTS,
        "people": people[:RANKED],
        "people_total": len(people),
    }
    description = _description(library, country, context["state"], context["quotes"], events)
    yield Page(
        address=archive.address,
        template="country.md.jinja",
        title=country.name,
        description=description,
        context=context,
        names=sought(country),
        text=f"{description} {searched(library)}",
        weight=prominence(len(events)),
    ).output()
    yield from _measure_pages(library, country, archive, context["measures"], context["agreements"])
    if archive.has_pages:
        yield from archive_pages(archive, events, country.name, country.name)


def searched(library: Library) -> str:
    """Return words by which a search finds the pages of countries and pairs."""
    return f"{library.masthead.talks}, {_SEARCHED}"


def _description(
    library: Library, country: Country, state: StateOfPlay | None, said: list[Quote], events: list[Event]
) -> str:
    """Return the rate on a country's goods, its state of play and how much is recorded of it, as far as they fit."""
    rate = next((quote.sentence for quote in said if quote.on == country), "")
    sentences = list(filter(None, (rate, state_sentence(state)))) if state else []
    text, *rest = [
        *(sentences or [f"{country.name} in the {library.masthead.talks}."]),
        f"In the record: {record_words(events)}.",
    ]
    for sentence in rest:
        if len(text) + len(sentence) < _DESCRIBED:
            text = f"{text} {sentence}"
    return text


def _measure_pages(
    library: Library,
    country: Country,
    archive: Archive,
    measures: list[Row[Measure]],
    agreements: list[Row[Agreement]],
) -> Iterator[Output]:
    """Yield a page of all measures and agreements of a country, if there are any.

    If there are very many measures, there is also a page for each year.
    """
    if not measures and not agreements:
        return
    by_year: dict[int, list[Row[Measure]]] = {}
    if len(measures) > _MANY:
        for pair in measures:
            by_year.setdefault(pair[1].last_change.year, []).append(pair)
    shown = {0: (measures[:_MANY], agreements[:_MANY])} | {year: (pairs, []) for year, pairs in by_year.items()}
    for year, (some_measures, some_agreements) in shown.items():
        ladders = [ladder for _, ladder, _ in (*some_measures, *some_agreements)]
        yield Page(
            address=f"{archive.address}measures/{f'{year}/' if year else ''}",
            template="country_measures.md.jinja",
            title=f"Measures {f'that moved last in {year}' if year else 'and agreements'}, {country.name}",
            description=f"Measures and agreements that {country.name} takes, is subject to or is a party to.",
            context={
                "country": country,
                "archive": archive,
                "measures": [(measure, status, duties(library, measure)) for measure, _, status in some_measures],
                "agreements": some_agreements,
                "years": sorted(by_year, reverse=True),
                "total": len(measures),
                "checked": check_span(rung.event for ladder in ladders for rung in ladder.all),
                **_day(library, some_measures, ladders),
            },
            searchable=False,
        ).output()


def _day(library: Library, measures: list[Row[Measure]], ladders: list[Ladder]) -> dict[str, dt.date]:
    """Return the day of reading for a page of measures: what they charge now, if they have rates, goes by it."""
    if any(library.rates[measure.id] for measure, *_ in measures):
        return {"as_of": library.as_of}
    return day_if_it_matters(library, ladders)


def _of_union(library: Library, country: Country, other: Country | None) -> StateOfPlay | None:
    """Return the state of the customs union of a member that has no agreement of its own with ``other``."""
    union = fold(library, country)
    if other is None or union in (country, other) or latest_agreement(library, country, other):
        return None
    return state_of_play(library, union, other)


def _partners(library: Library, country: Country) -> list[StateOfPlay]:
    """Return the states of all partners of the country that most others talk with.

    Of any other country, and of one with a single partner, none. A member of a customs union that is a partner itself
    stands with the union.
    """
    hub, partners = hub_and_partners(library)
    if country != hub or len(partners) == 1:
        return []
    apart = [p for p in partners if fold(library, p) == p or fold(library, p) not in partners]
    return [state_of_play(library, partner, country) for partner in apart]


def _steps(library: Library, by: Country, on: Country) -> list[RateStep]:
    """Return the steps of the headline rate; the one of today says on whose word it stands now."""
    steps = headline_series(library, by.code, on.code)
    now = headline(library, by.code, on.code).answer
    past = [step for step in steps if step.effective <= library.as_of]
    return [replace(step, answer=now) if past and step is past[-1] else step for step in steps]


def _latest_rates(rates: RateData) -> RateData:
    """Return ``rates`` with only the levels that the table lists, so that the chart's numbers match its rows."""
    return replace(rates, levels=rates.levels[-_STEPS:])


def _people(library: Library, country: Country) -> list[tuple[Person, int]]:
    """Return the people of ``country``, those whom most events name first, each with the number of events that do."""
    counts = [(p, len(library.by_person[p.id])) for p in library.people.values() if p.country == country]
    return sorted((row for row in counts if row[1]), key=lambda row: (-row[1], row[0].name))
