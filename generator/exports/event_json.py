"""Each event as data: ``event.json`` in the folder of its page.

The file has what the entry says and what is derived from it, and nothing that depends on the day. Its keys are
described in docs/method.md.
"""

from collections.abc import Iterator
from dataclasses import fields

from generator.exports.json_text import json_bytes
from generator.model import AgreementStep, Citation, DeadlineStep, Event, Library, MeasureStep, Rate, Source
from generator.output import Output
from generator.projections.evidence import evidence
from generator.projections.replies import following

Json = dict[str, object]

LICENCE = "CC BY 4.0"
_FIELDS = [field.name for field in fields(Event)]


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``events/ID/event.json`` for each event, withdrawn ones included."""
    for event in library.events:
        yield Output(f"events/{event.id}/event.json", event_json, (event, [e.id for e in following(library, event)]))


def event_json(event: Event, answered_by: list[str]) -> bytes:
    """Return the file of ``event``."""
    return json_bytes(event_data(event, answered_by))


def event_data(event: Event, answered_by: list[str]) -> Json:
    """Return ``event`` as plain data, without keys whose value is not known.

    ``answered_by`` are the ids of the events that follow it. Fields of text, numbers and flags are copied, so a new
    plain field of an event needs no line here.
    """
    graded = evidence(event)
    plain = {name: value for name in _FIELDS if isinstance(value := getattr(event, name), (str, bool, int))}
    return plain | _known(
        date=event.date.isoformat(),
        countries=[country.code for country in event.countries],
        topics=[topic.id for topic in event.topics],
        people=[{"id": person.id, "name": person.name} for person in event.people],
        evidence={"grade": graded.grade, "reason": graded.reason, "voices": [voice.id for voice in graded.voices]},
        sources=[_source(source) for source in event.sources],
        facts=[{**_cited(citation), "says": citation.says} for citation in event.citations if citation.fact],
        accounts=[
            _known(
                party=account.party.code,
                stance=account.stance,
                says=account.says,
                speaker=account.speaker.id if account.speaker else None,
                **_cited(account.citation),
            )
            for account in event.accounts
        ],
        deadlines=[_deadline(step) for step in event.deadlines],
        measures=[_step(step.measure.id, "measure", step) for step in event.measures],
        agreements=[_step(step.agreement.id, "agreement", step) for step in event.agreements],
        rates=[_rate(rate) for rate in event.rates],
        rival_values=[{"what": v.what, "value": v.value, **_cited(v.citation)} for v in event.rival_values],
        follows=list(event.follows),
        answered_by=answered_by,
        checked=event.checked.isoformat() if event.checked else None,
        revisions=[{"date": r.date.isoformat(), "kind": r.kind, "what": r.what} for r in event.revisions],
        withdrawn={"date": event.withdrawn.date.isoformat(), "reason": event.withdrawn.what}
        if event.withdrawn
        else None,
        licence=LICENCE,
    )


def _known(**keys: object) -> Json:
    """Return ``keys`` without those whose value is None or an empty list."""
    return {key: value for key, value in keys.items() if value is not None and value != []}


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
    return _known(
        deadline=step.deadline.id,
        title=step.deadline.title,
        kind=step.kind,
        due=step.due.isoformat() if step.due else None,
        precision=step.precision if step.due else None,
        time=step.time,
        timezone=step.timezone,
        reported_as=[
            _known(due=rival.due.isoformat(), note=rival.note, **_cited(rival.citation)) for rival in step.reported_as
        ],
        note=step.note,
    )


def _step(key: str, of: str, step: MeasureStep | AgreementStep) -> Json:
    return _known(**{of: key}, step=step.step, date=step.date.isoformat(), note=step.note)


def _rate(rate: Rate) -> Json:
    return _known(
        measure=rate.measure.id,
        applies_to=sorted(rate.partners) or ["all"],
        except_for=sorted(rate.except_for),
        status=rate.status,
        percent=None if rate.percent is None else float(rate.percent),
        effective=rate.effective.isoformat() if rate.effective else None,
        until=rate.until.isoformat() if rate.until else None,
        basis=rate.basis,
        goods=rate.goods,
        note=rate.note,
        **_cited(rate.citation),
    )
