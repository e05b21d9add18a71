"""The log of changes: what entered the record, what was changed in it and what was withdrawn, day by day.

It follows from what the entries say of themselves (``recorded``, ``revisions``, ``withdrawn``), so it needs no version
control. Only events have such a history; identity files and sources are as they are now.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from generator.model import Country, Event, Library, Revision, Topic
from generator.projections.memoize import memoize

Op = Literal["added", "modified", "deleted"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the record on ``day``: an event that entered it, a part of one that changed, one withdrawn.

    ``number`` counts the changes of the event from 0, its entry. ``kind`` says of a modification whether it is a
    correction, an update or a change of sources; then ``field`` names the part by a JSON Pointer (RFC 6901) into the
    entry's file, "" for a remark on the whole. ``old`` and ``new`` are what stood and stands there, in the form of the
    file, None where nothing does.
    """

    day: dt.date
    op: Op
    event: Event
    number: int = 0
    kind: str = ""
    field: str = ""
    old: Any = None
    new: Any = None
    reason: str = ""


@memoize
def change_log(library: Library, about: Country | Topic | None = None) -> tuple[Change, ...]:
    """Return the changes up to the library's day, newest first; with ``about``, those of events on it.

    Withdrawn events are among them. An event without ``recorded`` has no entry of its addition. Read backwards, the
    changes of a day are in an order in which they can be made.
    """
    if isinstance(about, Country):
        return tuple(each for each in change_log(library) if about in each.event.countries)
    if isinstance(about, Topic):
        return tuple(each for each in change_log(library) if about in each.event.topics)
    known = [each for event in library.events for each in _of(event) if each.day <= library.as_of]
    return tuple(sorted(known, key=lambda each: (each.day, each.event.id, each.number), reverse=True))


def by_month(changes: Iterable[Change]) -> list[tuple[Change, ...]]:
    """Return ``changes``, which are in the order of their days, as one tuple for each month, in the same order."""
    return [tuple(group) for _, group in groupby(changes, key=lambda change: (change.day.year, change.day.month))]


def _of(event: Event) -> list[Change]:
    """Return all changes of ``event``, oldest first."""
    found = [Change(event.recorded, "added", event)] if event.recorded else []
    found.extend(_modified(event, number, revision) for number, revision in enumerate(event.revisions, 1))
    if event.withdrawn:
        taken = event.withdrawn
        found.append(Change(taken.date, "deleted", event, len(event.revisions) + 1, reason=taken.reason))
    return found


def _modified(event: Event, number: int, revision: Revision) -> Change:
    return Change(
        revision.date,
        "modified",
        event,
        number,
        revision.kind,
        revision.field or "",
        revision.old,
        revision.new,
        revision.reason,
    )
