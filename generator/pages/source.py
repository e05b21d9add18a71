"""Sources: the list of publishers by kind, a page for each publisher, and one for each source with what rests on it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model import Event, Library, Publisher, Seed, Source
from generator.pages.page import Later, Page
from generator.projections.last_checked import checked
from generator.projections.memoize import once

KINDS = {
    "official": "Official",
    "wire": "News agencies",
    "press": "Press",
    "adviser": "Law firms and advisers",
    "company": "Companies",
    "research": "Research",
    "aggregator": "Aggregators",
}

# A publisher's page lists its latest documents; Explore and search lead to the others.
_LISTED = 1000


def pages(library: Library) -> Iterator[Page | Later]:
    """Yield the list of sources and a page for each that an event cites."""
    cited = [source for key, source in library.sources.items() if library.by_source.get(key)]
    by_publisher = _by_publisher(library, cited)
    yield Page(
        address="sources/",
        template="sources.html.jinja",
        title="Sources",
        description=f"The {len(cited)} documents that the record rests on, by kind and publisher.",
        context={
            "groups": _groups(library, by_publisher),
            "total": len(cited),
            "checked": checked(library.standing),
        },
        searchable=False,
    )
    for publisher, found in by_publisher.items():
        yield from _publisher_pages(library, library.publishers[publisher], tuple(found))


@once
def _publisher_pages(library: Library, publisher: Publisher, sources: tuple[Source, ...]) -> Iterable[Page | Later]:
    yield _publisher_page(library, publisher, sources)
    seeds = {seed.source: seed for seed in library.seeds if seed.source}
    for source in sources:
        yield Later(f"sources/{source.id}/", _page, (source, library.by_source[source.id], seeds.get(source)))


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
            "recorded": _recorded(source, events),
            "checked": checked(events),
        },
        text=source.publisher.name,
        changed=events[-1].date.isoformat(),
    )


def _recorded(source: Source, events: list[Event]) -> dict[int, list[Event]]:
    """Return the events that record each numbered fact of the source's seed."""
    found: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        cited = [*event.citations, *(a.citation for a in event.accounts), *(r.citation for r in event.rates)]
        cited += [v.citation for v in event.rival_values]
        cited += [date.citation for step in event.deadlines for date in step.reported_as]
        for number in {c.fact for c in cited if c.source == source and c.fact}:
            found[number].append(event)
    return found


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
            "checked": checked(event for source, _ in rows[:_LISTED] for event in library.by_source[source.id]),
            "rows": rows[:_LISTED],
            "total": len(rows),
            "owner": library.publishers[publisher.owner] if publisher.owner != publisher.id else None,
        },
    )


def _by_publisher(library: Library, cited: list[Source]) -> dict[str, list[Source]]:
    """Return the sources cited by the id of their publisher, in the order of the vocabulary."""
    found: dict[str, list[Source]] = {key: [] for key in library.publishers}
    for source in cited:
        found[source.publisher.id].append(source)
    return {key: sources for key, sources in found.items() if sources}


def _groups(
    library: Library, by_publisher: dict[str, list[Source]]
) -> list[tuple[str, str, list[tuple[Publisher, int]]]]:
    """Return (kind, its heading, its publishers with their number of sources) in the order of ``KINDS``."""
    counts = {key: len(sources) for key, sources in by_publisher.items()}
    groups = []
    for kind, heading in KINDS.items():
        publishers = [library.publishers[key] for key in counts if library.publishers[key].kind == kind]
        publishers.sort(key=lambda publisher: (-counts[publisher.id], publisher.name.casefold()))
        if publishers:
            groups.append((kind, heading, [(publisher, counts[publisher.id]) for publisher in publishers]))
    return groups
