"""Topics: one page each, across countries, and the list of them."""

from collections.abc import Iterator

from generator.model import Library
from generator.project.evidence import evidence
from generator.project.ladder import agreement_ladder, measure_ladder
from generator.project.ledger import ledger
from generator.views.country import years
from generator.views.page import Page

_LATEST = 15
_ACCOUNTS = 6


def pages(library: Library) -> Iterator[Page]:
    """Yield the list of topics and a page for each."""
    yield Page(
        address="topics/",
        template="topics.md.jinja",
        title="Topics",
        description="Every topic in the record, with the number of events and the last one.",
        context={"rows": [(t, library.by_topic[t.id]) for t in sorted(library.topics.values(), key=lambda t: t.name)]},
        searchable=False,
    )
    for topic in library.topics.values():
        events = library.by_topic[topic.id]
        measures = [
            (m, ladder) for m in library.measures.values()
            if topic in m.topics and (ladder := measure_ladder(library, m.id)).is_known
        ]  # fmt: skip
        agreements = [
            (a, ladder) for a in library.agreements.values()
            if topic in a.topics and (ladder := agreement_ladder(library, a.id)).is_known
        ]  # fmt: skip
        yield Page(
            address=f"topics/{topic.id}/",
            template="topic.md.jinja",
            title=topic.name,
            description=f"{topic.name} in the trade talks: {topic.about}",
            context={
                "topic": topic,
                "latest": events[: -_LATEST - 1 : -1],
                "archive": years(events),
                "open_dates": [e for e in ledger(library) if e.is_open and topic in e.deadline.topics],
                "conflicts": [e for e in reversed(events) if evidence(e).is_disputed][:_ACCOUNTS],
                "measures": sorted(measures, key=lambda p: (p[1].has_ended, -p[1].last_change.toordinal())),
                "agreements": sorted(agreements, key=lambda p: (p[1].has_ended, -p[1].last_change.toordinal())),
                "countries": _countries(library, topic.id),
            },
            hide=("navigation",),
        )


def _countries(library: Library, topic_id: str) -> list[tuple[object, int]]:
    counts: dict[str, int] = {}
    for event in library.by_topic[topic_id]:
        for country in event.countries:
            counts[country.code] = counts.get(country.code, 0) + 1
    return [(library.countries[code], n) for code, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
