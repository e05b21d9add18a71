"""Entries that are gone, new, renamed, withdrawn or changed between two versions of the record."""

from dataclasses import dataclass, replace
from typing import Any

from generator.kinds import KINDS, Kind
from generator.loading.records import Record, Records
from generator.pipeline.version import ADDRESSED, gone, renamed
from generator.rules.moved_from import moved_to
from generator.schema.changes import Change, HistoryError, changes, unrecorded
from generator.schema.event import Event
from generator.schema.rewind import ABSENT, written


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry: its kind in the singular, its id, and its title or name; an event also with its day (ISO 8601).

    ``was`` is the id that it had before, if that is another, and ``why`` the reason of a withdrawal.
    """

    kind: str
    id: str
    name: str
    day: str = ""
    was: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One changed part: its JSON Pointer, and what stood and stands there, None where nothing does."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """An entry whose parts changed. ``reasons`` are those of its new revisions.

    ``unrecorded`` is True for an event of which something changed without a revision.
    """

    entry: EntryRow
    edits: tuple[Edit, ...]
    reasons: tuple[str, ...] = ()
    unrecorded: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """All differences between the entries of two versions. ``checked`` counts events that were only checked again."""

    gone: tuple[EntryRow, ...]
    added: tuple[EntryRow, ...]
    renamed: tuple[EntryRow, ...]
    withdrawn: tuple[EntryRow, ...]
    changed: tuple[ChangedEntry, ...]
    checked: int


def compare_entries(before: Records, now: Records) -> Entries:
    """Return the differences between the valid entries of two versions."""
    moved = {kind.name: moved_to(now[kind.name]) for kind in ADDRESSED}
    added, other_names, changed, withdrawn, checked = [], [], [], [], 0
    for kind in KINDS:
        former = {new: old for old, new in moved.get(kind.name, {}).items() if before[kind.name].get(old)}
        for record in now[kind.name]:
            old = before[kind.name].get(record.id) or before[kind.name].get(former.get(record.id, ""))
            if old is None:
                # One that was not valid before is not new.
                if record.id not in before[kind.name]:
                    added.append(row(kind, record))
                continue
            if old.id != record.id:
                other_names.append(replace(row(kind, record), was=old.id))
            if isinstance(record.value, Event) and record.value.withdrawn and not old.value.withdrawn:
                withdrawn.append(replace(row(kind, record), why=record.value.withdrawn.reason))
            if found := _changed(kind, old, record, moved):
                changed.append(found)
            elif isinstance(record.value, Event) and record.value.checked != old.value.checked:
                checked += 1
    lost = [row(kind, record) for kind, record in gone(before, now)]
    return Entries(tuple(lost), tuple(added), tuple(other_names), tuple(withdrawn), tuple(changed), checked)


def row(kind: Kind, record: Record[Any]) -> EntryRow:
    """Return an entry as a row."""
    value = record.value
    names = (getattr(value, name, None) for name in ("title", "name", "term"))
    day = value.date.isoformat()[: {"day": 10, "year": 4}.get(value.precision, 7)] if isinstance(value, Event) else ""
    return EntryRow(kind.singular, record.id, next((str(each) for each in names if each), record.id), day)


def _changed(kind: Kind, old: Record[Any], new: Record[Any], moved: dict[str, dict[str, str]]) -> ChangedEntry | None:
    before = renamed(old.value, moved)
    found = [change for change in changes(before, written(new.value)) if change.field != "/moved_from"]
    if not found:
        return None
    edits = tuple(_edit(change) for change in found)
    if not isinstance(new.value, Event):
        return ChangedEntry(row(kind, new), edits)
    later = new.value.revisions[len(old.value.revisions) :]
    reasons = dict.fromkeys(f"{revision.kind}: {revision.reason}" for revision in later)
    return ChangedEntry(row(kind, new), edits, tuple(reasons), _is_unrecorded(before, new.value))


def _edit(change: Change) -> Edit:
    old, new = (None if side is ABSENT else side for side in (change.old, change.new))
    return Edit(change.field, old, new)


def _is_unrecorded(before: dict[str, Any], now: Event) -> bool:
    try:
        return bool(unrecorded(before, now))
    except HistoryError:
        return True
