"""Each event as data: ``event.json`` in the folder of its page, in the words of the field.

The file says what the entry says and what is derived from it, and nothing of the day it was made. Its keys are
described in docs/method.md.
"""

from collections.abc import Iterator

from generator.exports.artifact import Artifact, json_body
from generator.model import AgreementStep, Citation, DeadlineStep, Event, Library, MeasureStep, Rate, Source
from generator.projections.evidence import evidence
from generator.projections.memoize import once
from generator.projections.replies import after

Json = dict[str, object]

LICENCE = "CC BY 4.0"


def files(library: Library) -> Iterator[Artifact]:
    """Yield ``events/ID/event.json`` for each event, withdrawn ones included."""
    for event in library.events:
        yield _file(library, event)


@once
def _file(library: Library, event: Event) -> Artifact:
    return Artifact(f"events/{event.id}/event.json", _body, (event, [later.id for later in after(library, event)]))


def _body(event: Event, answered_by: list[str]) -> bytes:
    return json_body(event_data(event, answered_by))


def event_data(event: Event, answered_by: list[str]) -> Json:
    """Return ``event`` as plain data. What is not known is left out; ``answered_by`` are the ids of later events."""
    graded = evidence(event)
    return _known(
        id=event.id,
        title=event.title,
        date=event.date.isoformat(),
        precision=event.precision,
        time=event.time,
        timezone=event.timezone,
        kind=event.kind,
        countries=[country.code for country in event.countries],
        worldwide=event.worldwide,
        topics=[topic.id for topic in event.topics],
        summary=event.summary,
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
    """Return the keys whose values are known: neither None nor an empty list."""
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
