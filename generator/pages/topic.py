"""Topics: a page for each, across countries, and the list of them."""

from collections import Counter
from collections.abc import Iterator

from generator.cards.summary import record_words
from generator.model import Country, Event, Library, Topic
from generator.output import Output
from generator.pages.archive import archive_of, archive_pages, listing_of
from generator.pages.day import day_if_it_matters
from generator.pages.glossary import glossary_index
from generator.pages.page import Page
from generator.pages.subject_lists import EVENTS, RANKED, SHOWN, date_lists, ladder_lists, latest_disputed, most_named
from generator.projections.deadlines import deadlines_about
from generator.projections.last_checked import check_span

_DISPUTED = 6


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of topics, and the pages of each."""
    yield Page(
        address="topics/",
        template="topics.md.jinja",
        title="Topics",
        description="Every topic in the record, with the number of events and the last one.",
        context={
            "rows": [
                (topic, len(library.by_topic[topic.id]), library.by_topic[topic.id][-1:])
                for topic in sorted(library.topics.values(), key=lambda topic: topic.name)
            ],
            "checked": check_span(library.active_events),
        },
        searchable=False,
    ).output()
    for topic in library.topics.values():
        yield from _pages(library, topic)


def _pages(library: Library, topic: Topic) -> Iterator[Output]:
    events = library.by_topic[topic.id]
    archive = archive_of(library, f"topics/{topic.id}/", topic.name, events)
    measures = [m for m in library.measures.values() if topic in m.topics]
    agreements = [a for a in library.agreements.values() if topic in a.topics]
    dates, lists = deadlines_about(library, topic), ladder_lists(library, measures, agreements)
    yield Page(
        address=archive.address,
        template="topic.md.jinja",
        title=topic.name,
        description=f"{topic.name} in the {library.masthead.talks}: {topic.about} {_recorded(events)}.",
        context={
            **day_if_it_matters(library, [row[1] for row in (*lists["measures"], *lists["agreements"])], dates),
            "topic": topic,
            "checked": check_span(events),
            "listing": listing_of(archive, events),
            **date_lists(dates),
            "people": most_named(events),
            "accounts": latest_disputed(events, _DISPUTED),
            "most_events": EVENTS,
            "most_measures": SHOWN,
            "most_people": RANKED,
            **lists,
            "countries": _countries(library, events),
            "goods": [product for product in library.goods.values() if product.topic is topic],
            "terms": glossary_index(library),
        },
        names=topic.also,
        text=topic.about,
    ).output()
    if archive.has_pages:
        yield from archive_pages(archive, events, topic.name, topic.name)


def _recorded(events: list[Event]) -> str:
    """Return how much is recorded, as the beginning of a sentence."""
    words = record_words(events)
    return words[:1].upper() + words[1:]


def _countries(library: Library, events: list[Event]) -> list[tuple[Country, int]]:
    """Return the countries that ``events`` name, each with the number of events that do, most often named first."""
    counts = Counter(country.code for event in events for country in event.countries)
    return [(library.countries[code], n) for code, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
