"""Topics: one page each, across countries, and the list of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from generator.cards.summary import record_words
from generator.model import Country, Event, Library, Topic
from generator.pages.archive import archive_of, archive_pages, listing_of
from generator.pages.country import LISTED, most_cited, most_named, standing_first
from generator.pages.glossary import terms
from generator.pages.page import Later, Page
from generator.projections.deadlines import dates_of
from generator.projections.evidence import is_disputed
from generator.projections.ladder import agreement_ladder, measure_ladder
from generator.projections.last_checked import checked
from generator.projections.memoize import once

_ACCOUNTS = 6


def pages(library: Library) -> Iterator[Page | Later]:
    """Yield the list of topics, a page for each, and their archives."""
    yield Page(
        address="topics/",
        template="topics.html.jinja",
        title="Topics",
        description="Every topic in the record, with the number of events and the last one.",
        context={
            "rows": [
                (topic, len(library.by_topic[topic.id]), library.by_topic[topic.id][-1:])
                for topic in sorted(library.topics.values(), key=lambda topic: topic.name)
            ],
            "checked": checked(library.standing),
        },
        searchable=False,
    )
    for topic in library.topics.values():
        yield from _pages(library, topic)


@once
def _pages(library: Library, topic: Topic) -> Iterable[Page | Later]:
    events = library.by_topic[topic.id]
    archive = archive_of(f"topics/{topic.id}/", topic.name, events)
    measures = ((m, measure_ladder(library, m.id)) for m in library.measures.values() if topic in m.topics)
    agreements = ((a, agreement_ladder(library, a.id)) for a in library.agreements.values() if topic in a.topics)
    dates = dates_of(library, topic)
    yield Page(
        address=archive.address,
        template="topic.html.jinja",
        title=topic.name,
        description=f"{topic.name} in the trade talks: {topic.about} {_recorded(events)}.",
        context={
            "topic": topic,
            "checked": checked(events),
            "listing": listing_of(archive, events),
            "open_dates": [entry for entry in dates if entry.is_open][:LISTED],
            "past_dates": [entry for entry in dates if not entry.is_open][:LISTED],
            "people": most_named(events),
            "sources": most_cited(events),
            "conflicts": list(islice((e for e in reversed(events) if is_disputed(e)), _ACCOUNTS)),
            "measures": standing_first(measures)[:LISTED],
            "agreements": standing_first(agreements)[:LISTED],
            "countries": _countries(library, topic),
            "terms": terms(library),
        },
        text=topic.about,
        changed=events[-1].date.isoformat() if events else "",
    )
    if archive.has_pages:
        yield from archive_pages(archive, events, topic.name, topic.name)


def _recorded(events: list[Event]) -> str:
    return record_words(events).capitalize()


def _countries(library: Library, topic: Topic) -> list[tuple[Country, int]]:
    """Return the countries that the topic's events name, with how many do, most first."""
    counts = Counter(country.code for event in library.by_topic[topic.id] for country in event.countries)
    return [(library.countries[code], n) for code, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
