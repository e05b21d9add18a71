"""Revisions lead back, the latest undone first, to what the entry said when it was recorded."""

from collections.abc import Iterator
from typing import Any

from generator.loading import Document
from generator.loading.records import Record
from generator.loading.validation import validate
from generator.problems import Problem, quote
from generator.rules.references import unknown_names
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event, Revision
from generator.schema.rewind import ABSENT, MisfitError, is_same, sides, steps, undo, written

# What belongs to the entry's own time is not revised.
_NO_CONTENT = ("checked", "recorded", "revisions")


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each revision that names no part, is out of order, or does not fit what stands in the entry."""
    event = record.value
    faults = [*_faulty_fields(record), *_faulty_days(record)]
    yield from faults
    if event.revisions and not faults:
        yield from _misfits(record, context)


def _faulty_fields(record: Record[Event]) -> Iterator[Finding]:
    for i, revision in enumerate(record.value.revisions):
        fault = _field_fault(revision)
        if fault:
            at = ("revisions", i, "field") if revision.field else ("revisions", i)
            yield Finding(record, at, *fault, "revision-field")


def _field_fault(revision: Revision) -> tuple[str, str] | None:
    """Return what is wrong with the field of ``revision``, and what to do; None where it names a part."""
    before, after = sides(revision)
    if revision.field is None:
        # Without a part it is a remark on the entry as a whole.
        is_remark = before is ABSENT and after is ABSENT
        return None if is_remark else ("found “old:” or “new:” without “field:”", "add “field:”, like /rates/0/percent")
    try:
        first, *_ = steps(revision.field)
    except MisfitError as error:
        return str(error), "write it like /rates/0/percent"
    if first in _NO_CONTENT:
        return f"found {quote(revision.field)}", "remove this revision, as that part is kept without one"
    if before is ABSENT and after is ABSENT:
        return (
            "found neither “old:” nor “new:”",
            "add “old:” with what stood there, “new:” with what stands there, or both",
        )
    if is_same(before, after):
        return "found that “old:” and “new:” say the same", "correct one of them or remove the revision"
    return None


def _faulty_days(record: Record[Event]) -> Iterator[Finding]:
    event = record.value
    for i, revision in enumerate(event.revisions):
        at = ("revisions", i, "date")
        if event.recorded and revision.date < event.recorded:
            found = f"found {revision.date}, and the entry was recorded on {event.recorded}"
            yield Finding(record, at, found, "correct the date, or remove the revision", "revision-too-early")
        elif i and revision.date < event.revisions[i - 1].date:
            found = f"found {revision.date} after {event.revisions[i - 1].date}"
            yield Finding(record, at, found, "put the revisions in the order of their dates", "revision-order")


def _misfits(record: Record[Event], context: Context) -> Iterator[Finding]:
    revisions = record.value.revisions
    entry = written(record.value)
    for i in reversed(range(len(revisions))):
        try:
            undo(entry, revisions[i])
        except MisfitError as error:
            do = "write under “new:” what stands there, or add the revisions that are missing after it"
            yield Finding(record, ("revisions", i), str(error), do, "revision-does-not-fit")
            return
        # Changes of one day belong together: what lay between them was never published.
        if i == 0 or revisions[i - 1].date < revisions[i].date:
            entry["revisions"] = entry["revisions"][:i]
            fault = _fault_of(record, entry, context)
            if fault:
                do = "correct “field:” or “old:” of this revision, or of another one of its day"
                yield Finding(record, ("revisions", i), f"found that before it {fault}", do, "revision-not-valid")
                return


def _fault_of(record: Record[Event], entry: dict[str, Any], context: Context) -> str:
    """Return what is wrong with an earlier state of an event, "" if nothing is."""
    problems: list[Problem] = []
    event = validate(Document(record.document.path, text=""), (), entry, Event, problems)
    if event is None:
        return f"{problems[0].must} ({problems[0].found})"
    unknown = next(iter(unknown_names(record._replace(value=event), context)), None)
    return f"the entry names something that is not in the record ({unknown.found})" if unknown else ""


RULE = Rule(
    name="revisions",
    scope="event",
    must="revisions must lead back to what the entry said when it was recorded",
    why="Readers see what this site said on an earlier day by undoing the revisions since, the latest first.",
    check=check,
    codes={
        "revision-field": "revisions must name a part of the content by its JSON Pointer, with what changed there",
        "revision-too-early": "revisions must not be earlier than the day on which the entry was recorded",
        "revision-order": "revisions must be in the order of their dates, the latest last",
        "revision-does-not-fit": "the new value of a revision must be what stood in the entry after it",
        "revision-not-valid": "entries must have been valid before each of their revisions",
    },
)
