"""Each event as data: ``event.json`` in the folder of its page.

The file has what the entry says and what is derived from it, and nothing that depends on the day. Its keys are
described in docs/method.md.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from generator.exports.json_text import json_bytes
from generator.model import Citation, DeadlineStep, Entity, Event, Library, Rate, Source
from generator.output import Output
from generator.projections.evidence import evidence
from generator.projections.replies import following

Json = dict[str, object]

LICENCE = "CC BY 4.0"


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``events/ID/event.json`` for each event, withdrawn ones included."""
    for event in library.events:
        yield Output(f"events/{event.id}/event.json", event_json, (event, [e.id for e in following(library, event)]))


def event_json(event: Event, answered_by: list[str]) -> bytes:
    """Return the file of ``event``."""
    return json_bytes(event_data(event, answered_by))


def event_data(event: Event, answered_by: list[str]) -> Json:
    """Return ``event`` as plain data, without keys whose value is not known.

    ``answered_by`` are the ids of the events that follow it. Every field of an event is written as ``_plain`` says;
    the lines below are for those that have another shape.
    """
    graded = evidence(event)
    data = _parts(event)
    data.pop("citations", None)  # these are ``sources`` and ``facts``
    return data | _known(
        people=[{"id": person.id, "name": person.name} for person in event.people],
        evidence={"grade": graded.grade, "reason": graded.reason, "voices": [voice.id for voice in graded.voices]},
        sources=[_source(source) for source in event.sources],
        facts=[{**_cited(citation), "says": citation.says} for citation in event.citations if citation.fact],
        deadlines=[_deadline(step) for step in event.deadlines],
        rates=[_rate(rate) for rate in event.rates],
        answered_by=answered_by,
        withdrawn={"date": event.withdrawn.date.isoformat(), "reason": event.withdrawn.reason}
        if event.withdrawn
        else None,
        licence=LICENCE,
    )


def _known(**keys: object) -> Json:
    """Return ``keys`` without those whose value is None or an empty list."""
    return {key: value for key, value in keys.items() if value is not None and value != []}


def _parts(value: Any) -> Json:  # noqa: ANN401 - any dataclass
    """Return the fields of an event or of a part of one, each as ``_plain`` says; a citation becomes two keys."""
    found: Json = {}
    for name in (field.name for field in fields(value) if field.init):
        part = getattr(value, name)
        found |= _cited(part) if isinstance(part, Citation) else _known(**{name: _plain(part)})
    return found


def _plain(value: object) -> object:
    """Return ``value`` as JSON has it: of an entry of its own the id, a day as text, of a part its fields."""
    if isinstance(value, Entity):
        return _id(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, frozenset):
        return sorted([_plain(item) for item in value], key=str)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _parts(value) if is_dataclass(value) else value


def _id(entity: Any) -> str:  # noqa: ANN401 - any entity
    """Return the id by which files name ``entity``."""
    found: str = entity.code if hasattr(entity, "code") else entity.id
    return found


def _source(source: Source) -> Json:
    return _known(
        id=source.id,
        publisher=source.publisher.name,
        kind=source.publisher.kind,
        via=source.via.name if source.via else None,
        title=source.title,
        url=source.url,
        archive=source.archive,
        published=source.published.isoformat() if source.published else None,
        language=source.language,
    )


def _cited(citation: Citation) -> Json:
    return _known(source=citation.source.id, fact=citation.fact)


def _deadline(step: DeadlineStep) -> Json:
    data = _parts(step) | {"title": step.deadline.title}
    if step.due is None:
        del data["precision"]
    return data


def _rate(rate: Rate) -> Json:
    data = _parts(rate)
    partners = data.pop("partners", ["all"])
    return data | {"applies_to": partners}
