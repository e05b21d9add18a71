"""Changes: the smallest parts in which two versions of an event differ, as revisions record them.

Made one after another, the changes lead from the first version to the second. So an index in a list counts the items
as they stand after the changes before it.
"""

import copy
import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from generator.schema.event import Event
from generator.schema.rewind import ABSENT, MisfitError, plain, redo, told, written

# Keys of the entry's own time.
_NO_CONTENT = ("checked", "recorded", "revisions")


class Change(NamedTuple):
    """One changed part: its JSON Pointer, and what stood and stands there, ABSENT where nothing does."""

    field: str
    old: Any
    new: Any


class HistoryError(ValueError):
    """The history of an entry is not that of its earlier version. The message says what was found, ``at`` where."""

    def __init__(self, message: str, *at: str | int) -> None:
        super().__init__(message)
        self.at = at


def unrecorded(before: dict[str, Any], now: Event) -> list[Change]:
    """Return the changes since ``before``, an event in written form, that no revision of ``now`` records.

    Raises HistoryError where published revisions or the day of recording are not the same, or where a revision
    since does not fit what stood there.
    """
    present = written(now)
    published = before.get("revisions", [])
    there = len(published)
    if present.get("revisions", [])[:there] != published:
        raise HistoryError("published revisions stay as they are", "revisions")
    if "recorded" in before and before["recorded"] != present.get("recorded"):
        raise HistoryError(f"it was recorded on {before['recorded']}, and that day stays as it is", "recorded")
    entry = copy.deepcopy(before)
    for index, revision in enumerate(now.revisions[there:], there):
        try:
            redo(entry, revision)
        except MisfitError as error:
            message = f"revision {index + 1} does not fit what stood there: {error}"
            raise HistoryError(message, "revisions", index) from None
    return changes(plain(entry), present)


def change_words(change: Change) -> str:
    """Return what happened to the part: what was added, removed, or stood there before."""
    if change.old is ABSENT:
        return f"was added: {told(change.new)}"
    if change.new is ABSENT:
        return f"was removed: {told(change.old)}"
    return f"was {told(change.old)} and is {told(change.new)}"


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Return the changes between two versions of an event, both in written form."""
    before, after = ({key: each for key, each in entry.items() if key not in _NO_CONTENT} for entry in (old, new))
    # A withdrawal has a day of its own.
    if "withdrawn" not in before:
        after.pop("withdrawn", None)
    return list(_of_mappings(before, after, ""))


def _of_values(old: Any, new: Any, at: str) -> Iterator[Change]:  # noqa: ANN401
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _of_mappings(old, new, at)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(old, new, at)
    elif old != new:
        yield Change(at, old, new)


def _of_mappings(old: dict[str, Any], new: dict[str, Any], at: str) -> Iterator[Change]:
    for key in {**old, **new}:
        inner = f"{at}/{key.replace('~', '~0').replace('/', '~1')}"
        if key in old and key in new:
            yield from _of_values(old[key], new[key], inner)
        else:
            yield Change(inner, old.get(key, ABSENT), new.get(key, ABSENT))


def _of_lists(old: list[Any], new: list[Any], at: str) -> Iterator[Change]:
    """Yield what changed in single items, or the whole list where items moved or nothing says which became which."""
    before, after = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    blocks = [block for block in blocks if block[0] != "equal"]
    gone = {item for _, start, end, _, _ in blocks for item in before[start:end]}
    come = {item for _, _, _, start, end in blocks for item in after[start:end]}
    if gone & come or not all(_can_pair(old[a:b], new[c:d]) for _, a, b, c, d in blocks):
        yield Change(at, old, new)
        return
    for _, start, end, place, last in blocks:
        common = min(end - start, last - place)
        for i in range(common):
            one, other = old[start + i], new[place + i]
            inner = f"{at}/{place + i}"
            yield from _of_values(one, other, inner) if _is_alike(one, other) else [Change(inner, one, other)]
        for item in old[start + common : end]:
            yield Change(f"{at}/{place + common}", item, ABSENT)
        for i in range(place + common, last):
            yield Change(f"{at}/{i}", ABSENT, new[i])


def _can_pair(old: list[Any], new: list[Any]) -> bool:
    """Tell whether it is clear which item became which, and which ones were added or removed."""
    if len(old) == len(new) or not old or not new:
        return True
    return all(_is_alike(one, other) for one, other in zip(old, new, strict=False))


def _is_alike(one: Any, other: Any) -> bool:  # noqa: ANN401
    """Tell whether two items are of the same thing, which the first key of its kind names, such as the measure."""
    if not isinstance(one, dict) or not isinstance(other, dict) or not other:
        return False
    name = next(iter(other))
    return bool(one.get(name) == other[name])
