"""Sources: the list by kind and publisher, and a stamped page each with what rests on it."""

from collections import defaultdict
from collections.abc import Iterator

from generator.model import Library, Publisher, Source
from generator.views.page import Page

KINDS = {
    "official": "Official",
    "wire": "News agencies",
    "press": "Press",
    "adviser": "Law firms and advisers",
    "company": "Companies",
    "research": "Research",
    "aggregator": "Aggregators",
}


def pages(library: Library) -> Iterator[Page]:
    """Yield the list of sources and a page for each that an event cites."""
    cited = [source for key, source in library.sources.items() if library.by_source.get(key)]
    seeds = {seed.source.id: seed for seed in library.seeds if seed.source}
    yield Page(
        address="sources/",
        template="sources.md.jinja",
        title="Sources",
        description=f"The {len(cited)} documents that the record rests on, by kind and publisher.",
        context={"groups": _groups(library, cited), "total": len(cited)},
        searchable=False,
        hide=("navigation",),
    )
    for source in cited:
        yield Page(
            address=f"sources/{source.id}/",
            template="source.html.jinja",
            title=source.label,
            description=f"{source.publisher.name}: {source.label}. What in the record rests on it.",
            context={
                "source": source,
                "events": list(reversed(library.by_source[source.id])),
                "seed": seeds.get(source.id),
                "recorded": _recorded(library, source),
            },
            stamped=True,
            text=source.publisher.name,
            changed=library.by_source[source.id][-1].date.isoformat(),
        )


def _recorded(library: Library, source: Source) -> dict[int, list[object]]:
    """Return the events that record each numbered fact of the source's seed."""
    found: dict[int, list[object]] = defaultdict(list)
    for event in library.by_source[source.id]:
        cited = [*event.citations, *(a.citation for a in event.accounts), *(r.citation for r in event.rates)]
        cited += [v.citation for v in event.rival_values]
        cited += [date.citation for step in event.deadlines for date in step.reported_as]
        for number in {c.fact for c in cited if c.source == source and c.fact}:
            found[number].append(event)
    return found


def _groups(library: Library, cited: list[Source]) -> list[tuple[str, str, list[tuple[Publisher, list[Source]]]]]:
    """Return (kind, its heading, its publishers with their sources) in the order of ``KINDS``."""
    by_publisher: dict[str, list[Source]] = defaultdict(list)
    for source in cited:
        by_publisher[source.publisher.id].append(source)
    groups = []
    for kind, heading in KINDS.items():
        publishers = [library.publishers[p] for p in by_publisher if library.publishers[p].kind == kind]
        publishers.sort(key=lambda p: (-len(by_publisher[p.id]), p.name.casefold()))
        if publishers:
            groups.append((kind, heading, [(p, by_publisher[p.id]) for p in publishers]))
    return groups
