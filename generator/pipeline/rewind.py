"""Rewind: the record as it was known on an earlier day.

Events are rewound by their revisions. Sources, seeds and identity files are as they are now.
"""

import datetime as dt
from typing import TypeVar

from pydantic import BaseModel

from generator.kinds import KINDS
from generator.loading.records import Record, Records
from generator.schema.agreement import Agreement
from generator.schema.desk import DeskCheck
from generator.schema.event import Event
from generator.schema.rewind import undo, written

M = TypeVar("M", bound=BaseModel)


def rewind(event: Event, day: dt.date, today: dt.date | None = None) -> Event | None:
    """Return ``event`` as the record held it at the end of ``day``; None where it did not hold it yet.

    An event without ``recorded`` counts as recorded ``today``, or on ``day`` where that is not given.
    """
    if (event.recorded or today or day) > day:
        return None
    later = [revision for revision in event.revisions if revision.date > day]
    if later:
        entry = written(event)
        for revision in reversed(later):
            undo(entry, revision)
        entry["revisions"] = [written(revision) for revision in event.revisions if revision.date <= day]
        event = Event.model_validate(entry)
    if event.checked and event.checked > day:
        event = event.model_copy(update={"checked": None})
    if event.withdrawn and event.withdrawn.date > day:
        event = event.model_copy(update={"withdrawn": None})
    return event


def known(records: Records, day: dt.date, today: dt.date | None = None) -> Records:
    """Return what of ``records`` the record held on ``day``, without links to what it did not hold yet.

    The records must have passed the rules, so that every event can be rewound.
    """
    events: list[Record[Event]] = []
    for record in records.of(Event):
        event = rewind(record.value, day, today)
        if event:
            events.append(record._replace(value=event))
    ids = {record.id for record in events}
    found = Records()
    for record in events:
        follows = tuple(key for key in record.value.follows if key in ids)
        found.of(Event).add(_with(record, follows=follows))
    for agreement in records.of(Agreement):
        promised = tuple(each for each in agreement.value.undertakings if each.event in ids)
        found.of(Agreement).add(_with(agreement, undertakings=promised))
    for look in records.of(DeskCheck):
        if look.value.recorded <= day:
            found.of(DeskCheck).add(look)
    for kind in KINDS:
        if kind.schema not in (Event, Agreement, DeskCheck):
            for each in records[kind.name]:
                found[kind.name].add(each)
    return found


def _with(record: Record[M], **parts: object) -> Record[M]:
    """Return ``record`` with these parts; the same where nothing differs."""
    is_so = all(getattr(record.value, name) == part for name, part in parts.items())
    return record if is_so else record._replace(value=record.value.model_copy(update=parts))
