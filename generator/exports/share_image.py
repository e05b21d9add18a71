"""Share images: one for each event, country and topic, in the folder of its page, and one for all other pages."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.cards import Card, Fact, draw
from generator.cards.paths import SITE_IMAGE, image_path
from generator.cards.summary import date_words, record_words, state_facts
from generator.model import Country, Event, Library, Topic
from generator.output import Output
from generator.projections.deadlines import deadlines_about
from generator.projections.evidence import evidence
from generator.projections.state_of_play import counterparts, state_of_play
from generator.text.formats import day, grade_word, long_day, plural
from generator.wording.masthead import heading
from generator.wording.quote import quote_words

# The most characters of names that fit into a row of a card beside a count, and the most rows.
_ROW = 40
_ROWS = 4
# The longest sentence that fits under a title of one line, and the longest such title, in characters.
_LEAD = 200
_TITLE = 24


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``events/ID/share.png``, ``countries/us/share.png``, ``topics/ID/share.png`` and ``assets/share.png``."""
    name = library.masthead.name
    yield Output(SITE_IMAGE, draw, (_site_card(library), name))
    for event in library.events:
        yield Output(image_path(f"events/{event.id}/"), _event_picture, (event, name))
    others = counterparts(library)
    for country in library.countries.values():
        card = _country_card(library, country, others.get(country.code))
        yield Output(image_path(f"countries/{country.code.lower()}/"), draw, (card, name))
    for topic in library.topics.values():
        yield Output(image_path(f"topics/{topic.id}/"), draw, (_topic_card(library, topic), name))


def _event_picture(event: Event, site: str) -> bytes:
    return draw(event_card(event), site)


def event_card(event: Event) -> Card:
    """Return the card of an event. It depends on no other event and on no day, so that the image stays the same."""
    date = long_day(event.date, event.precision) + (", day not known" if event.precision != "day" else "")
    grade = evidence(event).grade
    facts = [
        Fact("Date", date),
        Fact("Countries", _countries(event)),
        Fact("Evidence", grade_word(grade), grade),
    ]
    if event.withdrawn:
        facts.append(Fact("Entry", f"withdrawn on {day(event.withdrawn.date)}"))
    return Card("Event", event.title, facts=tuple(facts))


def _country_card(library: Library, country: Country, other: Country | None) -> Card:
    kind = f"{'Bloc' if country.is_bloc else 'Country'}, as of {long_day(library.as_of)}"
    record = _record(library.by_country[country.code])
    if other is None:
        return Card(kind, country.name, facts=(record,))
    state = state_of_play(library, country, other)
    followed = state.coverage.to
    sentence = quote_words(state.rate, other, country, library.as_of, library.masthead.since, followed)
    if sentence and len(sentence) <= _LEAD and len(country.name) <= _TITLE:
        return Card(kind, country.name, sentence, state_facts(state, rate=False))
    return Card(kind, country.name, facts=(*state_facts(state, rate=True), record)[:_ROWS])


def _topic_card(library: Library, topic: Topic) -> Card:
    events = library.by_topic[topic.id]
    counts = Counter(country.short for event in events for country in event.countries)
    names = [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    next_date = next((history for history in deadlines_about(library, topic) if history.is_open), None)
    facts = [Fact("Countries", _names(names))] if names else []
    if next_date:
        facts.append(Fact("Next date", date_words(next_date)))
    return Card("Topic", topic.name, topic.about, (*facts, _record(events)))


def _site_card(library: Library) -> Card:
    lead = "Who said or did what, when, and according to whom."
    sources = Fact("Sources", plural(len(library.by_source), "document"))
    return Card(
        f"As of {long_day(library.as_of)}", heading(library.masthead), lead, (_record(library.active_events), sources)
    )


def _record(events: Sequence[Event]) -> Fact:
    return Fact("Record", record_words(events))


def _countries(event: Event) -> str:
    """Return the countries of an event, by their full names if these fit into a row."""
    full = ", ".join(country.name for country in event.countries)
    if len(full) <= _ROW and not event.worldwide:
        return full
    return _names([country.short for country in event.countries], "all partners" if event.worldwide else "")


def _names(names: list[str], more: str = "") -> str:
    """Return as many names as fit into a row, the number of others, and the words ``more``."""
    kept = names
    while len(kept) > 1 and len(", ".join([*kept, more])) > _ROW:
        kept = kept[:-1]
    rest = [f"{len(names) - len(kept)} more"] if len(kept) < len(names) else []
    return ", ".join([*kept, *rest, *([more] if more else [])])
