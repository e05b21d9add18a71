"""Sources: the list of publishers by kind, a page for each publisher, and a page for each source."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from generator.model import Event, Library, Publisher, Seed, Source
from generator.output import Output
from generator.pages.page import Page, page_output
from generator.projections.last_checked import check_span

KINDS = {
    "official": "Official",
    "wire": "News agencies",
    "press": "Press",
    "adviser": "Law firms and advisers",
    "company": "Companies",
    "research": "Research",
    "aggregator": "Aggregators",
}

# The most documents, latest first, that the page of a publisher lists; Explore and search find the others.
_LISTED = 1000

# The publishers that are cited, in the order of the vocabulary, each with its sources that are cited.
Cited = list[tuple[Publisher, tuple[Source, ...]]]


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of publishers, and a page for each publisher and source that an event cites."""
    cited = _cited(library)
    total = sum(len(sources) for _, sources in cited)
    yield Page(
        address="sources/",
        template="sources.html.jinja",
        title="Sources",
        description=f"The {total} documents that the record rests on, by kind and publisher.",
        context={"groups": _groups(cited), "total": total, "checked": check_span(library.active_events)},
        searchable=False,
    ).output()
    seeds = {seed.source: seed for seed in library.seeds if seed.source}
    for publisher, sources in cited:
        yield _publisher_page(library, publisher, sources).output()
        for source in sources:
            yield page_output(f"sources/{source.id}/", _page, source, library.by_source[source.id], seeds.get(source))


def _cited(library: Library) -> Cited:
    sources: dict[str, list[Source]] = {key: [] for key in library.publishers}
    for source in library.sources.values():
        if library.by_source[source.id]:
            sources[source.publisher.id].append(source)
    return [(library.publishers[key], tuple(some)) for key, some in sources.items() if some]


def _groups(cited: Cited) -> list[tuple[str, str, list[tuple[Publisher, int]]]]:
    """Return (kind, heading, publishers with their number of sources) for each kind, in the order of ``KINDS``."""
    groups = []
    for kind, heading in KINDS.items():
        rows = [(publisher, len(sources)) for publisher, sources in cited if publisher.kind == kind]
        if rows:
            groups.append((kind, heading, sorted(rows, key=lambda row: (-row[1], row[0].name.casefold()))))
    return groups


def _publisher_page(library: Library, publisher: Publisher, sources: tuple[Source, ...]) -> Page:
    rows = [(source, len(library.by_source[source.id])) for source in sources]
    rows.sort(key=lambda row: (row[0].published or dt.date.min, row[0].id), reverse=True)
    return Page(
        address=f"publishers/{publisher.id}/",
        template="publisher.html.jinja",
        title=publisher.name,
        description=f"{publisher.name}: {len(rows)} documents that the record rests on.",
        context={
            "publisher": publisher,
            "checked": check_span(event for source, _ in rows[:_LISTED] for event in library.by_source[source.id]),
            "rows": rows[:_LISTED],
            "total": len(rows),
            "owner": library.publishers[publisher.owner] if publisher.owner != publisher.id else None,
        },
    )


def _page(source: Source, events: list[Event], seed: Seed | None) -> Page:
    return Page(
        address=f"sources/{source.id}/",
        template="source.html.jinja",
        title=source.label,
        description=f"{source.publisher.name}: {source.label}. What in the record rests on it.",
        context={
            "source": source,
            "events": events[::-1],
            "seed": seed,
            "recorded": _events_by_fact(source, events),
            "checked": check_span(events),
        },
        text=source.publisher.name,
        changed=events[-1].date.isoformat(),
    )


def _events_by_fact(source: Source, events: list[Event]) -> dict[int, list[Event]]:
    """Return the events that cite each fact of the source's seed, by the number of the fact."""
    by_fact: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        for number in {c.fact for c in event.all_citations if c.source == source and c.fact}:
            by_fact[number].append(event)
    return by_fact
