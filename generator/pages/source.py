"""Sources: the list of publishers by kind, a page for each publisher, and a page for each source."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from generator.model import Event, Library, Publisher, Seed, Source
from generator.output import Output
from generator.pages.page import Page, page_output
from generator.projections.last_checked import CheckSpan, check_span
from generator.text.formats import plural

KINDS = {
    "official": "Official",
    "wire": "News agencies",
    "press": "Press",
    "adviser": "Law firms and advisers",
    "company": "Companies",
    "research": "Research",
    "aggregator": "Aggregators",
}

# A publisher of fewer documents is reached by what rests on them; a search would drown in such names.
_SOUGHT = 3

# The publishers that have sources, in the order of the vocabulary, each with its sources.
ByPublisher = list[tuple[Publisher, tuple[Source, ...]]]


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of publishers, a page for each publisher, and a page for each source that has one."""
    by_publisher = _by_publisher(library)
    total = sum(len(sources) for _, sources in by_publisher)
    yield Page(
        address="sources/",
        template="sources.md.jinja",
        title="Sources",
        description=f"The {plural(total, 'document')} of the record, by kind and publisher.",
        context={"groups": _groups(by_publisher), "total": total, "checked": check_span(library.active_events)},
        searchable=False,
    ).output()
    seeds = {seed.source: seed for seed in library.seeds if seed.source}
    moved: dict[str, list[Source]] = {publisher.id: [] for publisher in library.publishers.values()}
    for source in library.sources.values():
        for publisher in source.formerly:
            moved[publisher.id].append(source)
    for publisher, sources in by_publisher:
        yield _publisher_page(library, publisher, sources, moved.pop(publisher.id)).output()
        for source in sources:
            if source.has_page:
                events = library.by_source[source.id]
                yield page_output(f"sources/{source.id}/", _page, source, events, seeds.get(source))
    for key, gone in moved.items():
        if gone:
            yield _publisher_page(library, library.publishers[key], (), gone).output()


def _by_publisher(library: Library) -> ByPublisher:
    sources: dict[str, list[Source]] = {key: [] for key in library.publishers}
    for source in library.sources.values():
        if library.by_source[source.id] or _is_known(source, library.as_of):
            sources[source.publisher.id].append(source)
    return [(library.publishers[key], tuple(some)) for key, some in sources.items() if some]


def _is_known(source: Source, as_of: dt.date) -> bool:
    """Tell whether a source that no event cites had been published, or read, by the day ``as_of``."""
    days = [day for day in (source.published, source.opened) if day]
    return not days or min(days) <= as_of


def _groups(by_publisher: ByPublisher) -> list[tuple[str, str, list[tuple[Publisher, int]]]]:
    """Return (kind, heading, publishers with their number of sources) for each kind, in the order of ``KINDS``."""
    groups = []
    for kind, heading in KINDS.items():
        rows = [(publisher, len(sources)) for publisher, sources in by_publisher if publisher.kind == kind]
        if rows:
            groups.append((kind, heading, sorted(rows, key=lambda row: (-row[1], row[0].name.casefold()))))
    return groups


def _publisher_page(library: Library, publisher: Publisher, sources: tuple[Source, ...], moved: list[Source]) -> Page:
    """Return the page of a publisher: its sources, the latest first, and those ``moved`` to other publishers."""
    rows = [(source, library.by_source[source.id][::-1]) for source in sources]
    rows.sort(key=lambda row: (row[0].published or dt.date.min, row[0].id), reverse=True)
    return Page(
        address=f"publishers/{publisher.id}/",
        template="publisher.html.jinja",
        title=publisher.name,
        description=f"{publisher.name}: {plural(len(rows), 'document')}, and the events that cite each.",
        context={
            "publisher": publisher,
            "checked": check_span(event for _, events in rows for event in events) or _since_read(sources),
            "rows": rows,
            "moved": moved,
            "owner": library.publishers[publisher.owner] if publisher.owner != publisher.id else None,
        },
        searchable=len(rows) >= _SOUGHT,
    )


def _since_read(sources: tuple[Source, ...]) -> CheckSpan | None:
    """Return the span of documents on which no event rests: not checked, and last changed when one was read."""
    days = [day for source in sources for day in (source.opened, source.published) if day]
    return CheckSpan(None, None, 0, max(days)) if days else None


def _page(source: Source, events: list[Event], seed: Seed | None) -> Page:
    return Page(
        address=f"sources/{source.id}/",
        template="source.html.jinja",
        title=source.label,
        description=f"{source.publisher.name}: {source.label}. The events that cite it.",
        context={
            "source": source,
            "events": events[::-1],
            "seed": seed,
            "recorded": _events_by_fact(source, events),
            "checked": check_span(events) or _since_read((source,)),
        },
        searchable=False,
    )


def _events_by_fact(source: Source, events: list[Event]) -> dict[int, list[Event]]:
    """Return the events that cite each fact of the source's seed, by the number of the fact."""
    by_fact: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        for number in {c.fact for c in event.all_citations if c.source == source and c.fact}:
            by_fact[number].append(event)
    return by_fact
