"""Events: the index of all, whole events by year, and the index of each country and topic."""

from collections.abc import Iterator
from itertools import groupby

from generator.api import FOLDER
from generator.api.tables import EventRow
from generator.exports.api.table import enveloped, table
from generator.exports.event_json import event_data
from generator.model import Event, Library
from generator.output import Output
from generator.projections.evidence import evidence
from generator.projections.last_checked import last_changed
from generator.projections.replies import following


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``events.json`` and ``events/2025.json`` with withdrawn events, those of countries and topics without."""
    rows = {event.id: event_row(event) for event in library.events}
    yield table("events.json", rows.values())
    for year, group in groupby(library.events, key=lambda event: event.date.year):
        answered = [(event, [answer.id for answer in following(library, event)]) for event in group]
        yield Output(f"{FOLDER}events/{year}.json", bundle_json, (answered,))
    for code in library.countries:
        yield table(f"countries/{code.lower()}.json", [rows[event.id] for event in library.by_country[code]])
    for topic in library.topics:
        yield table(f"topics/{topic}.json", [rows[event.id] for event in library.by_topic[topic]])


def bundle_json(answered: list[tuple[Event, list[str]]]) -> bytes:
    """Return a file of whole events, each with the ids of those that follow it."""
    return enveloped([event_data(event, answered_by) for event, answered_by in answered])


def event_row(event: Event) -> EventRow:
    """Return ``event`` as a row of a list."""
    return EventRow(
        id=event.id,
        date=event.date,
        precision=event.precision,  # type: ignore[arg-type]
        kind=event.kind,  # type: ignore[arg-type]
        title=event.title,
        countries=tuple(country.code for country in event.countries),
        worldwide=event.worldwide,
        topics=tuple(topic.id for topic in event.topics),
        grade=evidence(event).grade,  # type: ignore[arg-type]
        changed=last_changed(event),
        withdrawn=event.withdrawn.date if event.withdrawn else None,
    )
