"""Share pictures: one for each event, country and topic, in the folder of its page, and one for all other pages."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.cards import Card, Fact, draw
from generator.cards.paths import SITE_PICTURE, picture_path
from generator.cards.summary import date_words, record_words, state_facts, talks_words
from generator.exports.artifact import Artifact
from generator.model import Country, Event, Library, Topic
from generator.projections.deadlines import dates_of
from generator.projections.evidence import evidence
from generator.projections.memoize import once
from generator.projections.state_of_play import counterparts, state
from generator.text.formats import day, grade_word, long_day, plural

# More characters of names than these do not fit a row beside a count.
_ROW = 40
_ROWS = 4


def files(library: Library) -> Iterator[Artifact]:
    """Yield ``events/ID/share.png``, ``countries/us/share.png``, ``topics/ID/share.png`` and ``assets/share.png``."""
    yield Artifact(SITE_PICTURE, draw, (_site_card(library),))
    for event in library.events:
        yield _event_file(library, event)
    others = counterparts(library)
    for country in library.countries.values():
        yield _country_file(library, country, others.get(country.code))
    for topic in library.topics.values():
        yield _topic_file(library, topic)


@once
def _event_file(_library: Library, event: Event) -> Artifact:
    return Artifact(picture_path(f"events/{event.id}/"), _event_picture, (event,))


def _event_picture(event: Event) -> bytes:
    return draw(event_card(event))


def event_card(event: Event) -> Card:
    """Return what the picture of an event shows: nothing that another event or the day of reading changes."""
    month_only = event.precision == "month"
    date = long_day(event.date, event.precision) + (", day not known" if month_only else "")
    grade = evidence(event).grade
    facts = [
        Fact("Date", date),
        Fact("Countries", _countries(event)),
        Fact("Evidence", grade_word(grade), grade),
    ]
    if event.withdrawn:
        facts.append(Fact("Entry", f"withdrawn on {day(event.withdrawn.date)}"))
    return Card("Event", event.title, facts=tuple(facts))


@once
def _country_file(library: Library, country: Country, other: Country | None) -> Artifact:
    card = _country_card(library, country, other)
    return Artifact(picture_path(f"countries/{country.code.lower()}/"), draw, (card,))


@once
def _topic_file(library: Library, topic: Topic) -> Artifact:
    return Artifact(picture_path(f"topics/{topic.id}/"), draw, (_topic_card(library, topic),))


def _country_card(library: Library, country: Country, other: Country | None) -> Card:
    kind = f"{'Bloc' if country.is_bloc else 'Country'}, as of {long_day(library.as_of)}"
    record = _record(library.by_country[country.code])
    if other is None:
        return Card(kind, country.name, facts=(record,))
    stands = state(library, country, other)
    return Card(kind, country.name, talks_words(stands), (*state_facts(stands), record)[:_ROWS])


def _topic_card(library: Library, topic: Topic) -> Card:
    events = library.by_topic[topic.id]
    named = Counter(country.short for event in events for country in event.countries)
    names = [name for name, _ in sorted(named.items(), key=lambda item: (-item[1], item[0]))]
    coming = next((e for e in dates_of(library, topic) if e.is_open), None)
    facts = [Fact("Countries", _names(names))] if names else []
    if coming:
        facts.append(Fact("Next date", date_words(coming)))
    return Card(f"Topic, as of {long_day(library.as_of)}", topic.name, topic.about, (*facts, _record(events)))


def _site_card(library: Library) -> Card:
    title = "Where the world's trade talks stand"
    lead = "Who said or did what, when, and according to whom."
    sources = Fact("Sources", plural(len(library.by_source), "document"))
    return Card(f"As of {long_day(library.as_of)}", title, lead, (_record(library.standing), sources))


def _record(events: Sequence[Event]) -> Fact:
    return Fact("Record", record_words(events))


def _countries(event: Event) -> str:
    """Return the countries of an event, by their full names where these fit."""
    full = ", ".join(country.name for country in event.countries)
    if len(full) <= _ROW and not event.worldwide:
        return full
    return _names([country.short for country in event.countries], "all partners" if event.worldwide else "")


def _names(names: list[str], more: str = "") -> str:
    """Return as many names as fit, and how many more there are."""
    kept = names
    while len(kept) > 1 and len(", ".join([*kept, more])) > _ROW:
        kept = kept[:-1]
    rest = [f"{len(names) - len(kept)} more"] if len(kept) < len(names) else []
    return ", ".join([*kept, *rest, *([more] if more else [])])
