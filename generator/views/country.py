"""Countries: one page each, and the list of them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from generator.model import Country, Event, Library
from generator.project.evidence import evidence
from generator.project.ladder import agreement_ladder, measure_ladder
from generator.project.ledger import ledger
from generator.project.partner import counterparts, state
from generator.project.rates import headline_series, not_in_force
from generator.views.page import Page

_LATEST = 15
_ACCOUNTS = 6


def pages(library: Library) -> Iterator[Page]:
    """Yield the list of countries and a page for each."""
    others = counterparts(library)
    yield Page(
        address="countries/",
        template="countries.md.jinja",
        title="Countries",
        description="Every country and bloc in the record, with the number of events and the last one.",
        context={
            "rows": [(c, library.by_country[c.code]) for c in sorted(library.countries.values(), key=lambda c: c.name)]
        },
        searchable=False,
    )
    for country in library.countries.values():
        yield _page(library, country, others.get(country.code))


def _page(library: Library, country: Country, other: Country | None) -> Page:
    events = library.by_country[country.code]
    measures = [
        (m, ladder) for m in library.measures.values()
        if (m.by == country or country in m.partners) and (ladder := measure_ladder(library, m.id)).is_known
    ]  # fmt: skip
    agreements = [
        (a, ladder) for a in library.agreements.values()
        if country in a.parties and (ladder := agreement_ladder(library, a.id)).is_known
    ]  # fmt: skip
    entries = [entry for entry in ledger(library) if country in entry.deadline.countries]
    context: dict[str, Any] = {
        "country": country,
        "state": state(library, country, other) if other else None,
        "series": headline_series(library, other.code, country.code) if other else [],
        "proposed": not_in_force(library, country.code, other.code if other else None),
        "open_dates": [entry for entry in entries if entry.is_open],
        "past_dates": [entry for entry in entries if not entry.is_open],
        "latest": events[: -_LATEST - 1 : -1],
        "archive": years(events),
        "conflicts": [e for e in reversed(events) if evidence(e).is_disputed][:_ACCOUNTS],
        "measures": sorted(measures, key=lambda pair: (pair[1].has_ended, -pair[1].last_change.toordinal())),
        "agreements": sorted(agreements, key=lambda pair: (pair[1].has_ended, -pair[1].last_change.toordinal())),
        "sources": _sources(events),
        "people": _people(library, country),
    }
    return Page(
        address=f"countries/{country.code.lower()}/",
        template="country.md.jinja",
        title=country.name,
        description=f"{country.name} in the trade talks: state of play, next dates, rates, events, "
        f"agreements and measures, from {len(events)} sourced events.",
        context=context,
        hide=("navigation",),
    )


def years(events: list[Event]) -> list[tuple[int, list[Event]]]:
    """Return ``events`` by year, the latest year and event first."""
    found: dict[int, list[Event]] = defaultdict(list)
    for event in reversed(events):
        found[event.date.year].append(event)
    return list(found.items())


def _people(library: Library, country: Country) -> list[tuple[Any, int]]:
    found = [(p, len(library.by_person[p.id])) for p in library.people.values() if p.country == country]
    return sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0].name))[:12]


def _sources(events: list[Event]) -> list[tuple[Any, int]]:
    """Return the sources that most of ``events`` cite, with how many do."""
    cited: dict[str, list[Any]] = {}
    for event in events:
        for source in event.sources:
            cited.setdefault(source.id, [source, 0])[1] += 1
    rows = [(source, count) for source, count in cited.values()]
    return sorted(rows, key=lambda row: (row[0].origin.kind != "official", -row[1], row[0].id))[:12]
