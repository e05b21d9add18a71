"""Each event as data: ``event.json`` in the folder of its page.

The file has what the entry says and what is derived from it, and nothing that depends on the day. Its keys are
described in docs/method.md and in ``api/event.py``.
"""

from collections.abc import Iterator

from generator.exports.json_text import json_bytes
from generator.exports.plain import Json, cited, known, parts
from generator.model import DeadlineStep, Event, Library, Rate, Source
from generator.output import Output
from generator.projections.evidence import evidence
from generator.projections.replies import following

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

    ``answered_by`` are the ids of the events that follow it. Every field of an event is written as ``plain`` says;
    the lines below are for those that have another shape.
    """
    graded = evidence(event)
    data = parts(event)
    data.pop("citations", None)  # these are ``sources`` and ``facts``
    return data | known(
        people=[{"id": person.id, "name": person.name} for person in event.people],
        evidence={"grade": graded.grade, "reason": graded.reason, "voices": [voice.id for voice in graded.voices]},
        sources=[_source(source) for source in event.sources],
        facts=[{**cited(citation), "says": citation.says} for citation in event.citations if citation.fact],
        deadlines=[_deadline(step) for step in event.deadlines],
        rates=[_rate(rate) for rate in event.rates],
        answered_by=answered_by,
        withdrawn={"date": event.withdrawn.date.isoformat(), "reason": event.withdrawn.reason}
        if event.withdrawn
        else None,
        licence=LICENCE,
    )


def _source(source: Source) -> Json:
    return known(
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


def _deadline(step: DeadlineStep) -> Json:
    data = parts(step) | {"title": step.deadline.title}
    if step.due is None:
        del data["precision"]
    return data


def _rate(rate: Rate) -> Json:
    data = parts(rate)
    partners = data.pop("partners", ["all"])
    return data | {"applies_to": partners}
