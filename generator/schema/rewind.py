"""Rewinding: an entry as its file would write it, and one change of a part of it, made or undone.

A part is named by a JSON Pointer (RFC 6901), such as ``/rates/0/percent``.
"""

import copy
import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final

from pydantic import BaseModel

from generator.problems import quote
from generator.schema.event import Revision

# The value of a part that is not there.
ABSENT: Final[Any] = object()

_POINTER = re.compile(r"(/([^~/]|~[01])*)+")
_INDEX = re.compile(r"0|[1-9][0-9]{0,3}")


class MisfitError(ValueError):
    """A change does not fit the entry. The message says what was found there."""


def written(value: Any) -> Any:  # noqa: ANN401 - a value of any field
    """Return ``value`` in the form that files have: text, lists and mappings, without the keys that are not set."""
    if isinstance(value, BaseModel):
        fields = {name: getattr(value, name) for name in type(value).model_fields if name in value.model_fields_set}
        return {name: written(each) for name, each in fields.items() if each is not None}
    if isinstance(value, dict):
        return {name: written(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [written(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, dt.date) else value


def plain(value: Any) -> Any:  # noqa: ANN401 - a value of any field
    """Return a written value with each text on one line, which is how the schema reads it."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def is_same(one: Any, other: Any) -> bool:  # noqa: ANN401 - a value of any field
    """Tell whether two written values say the same."""
    return bool(plain(one) == plain(other))


def sides(revision: Revision) -> tuple[Any, Any]:
    """Return what stood in the field of ``revision`` before and after it, each ABSENT where nothing stood there."""
    given = revision.model_fields_set
    return revision.old if "old" in given else ABSENT, revision.new if "new" in given else ABSENT


def undo(entry: dict[str, Any], revision: Revision) -> None:
    """Put back in the written ``entry`` what stood there before ``revision``, which must be the latest."""
    before, after = sides(revision)
    if revision.field is not None:
        change(entry, revision.field, after, before)


def redo(entry: dict[str, Any], revision: Revision) -> None:
    """Make the change of ``revision`` in the written ``entry``."""
    before, after = sides(revision)
    if revision.field is not None:
        change(entry, revision.field, before, after)


def change(entry: dict[str, Any], pointer: str, stands: Any, becomes: Any) -> None:  # noqa: ANN401
    """Change the part of the written ``entry`` at ``pointer`` from what ``stands`` there to what it ``becomes``.

    What is ABSENT on either side is put in or taken out: an item of a list moves the later ones.
    """
    *path, last = steps(pointer)
    holder: Any = entry
    for step in path:
        holder = _part(holder, step, pointer)
        if holder is ABSENT:
            raise MisfitError(f"found no {pointer}")
    found = _part(holder, last, pointer)
    if stands is ABSENT:
        # In a list, what is put in may stand before other items.
        if found is not ABSENT and isinstance(holder, dict):
            raise MisfitError(f"found {told(found)} for nothing at {pointer}")
        if isinstance(holder, list) and int(last) > len(holder):
            raise MisfitError(f"found a list of {len(holder)} for {pointer}")
    elif found is ABSENT:
        raise MisfitError(f"found no {pointer}")
    elif not is_same(found, stands):
        raise MisfitError(f"found {told(found)} for {told(stands)} at {pointer}")
    _put(holder, last, stands, becomes)


def steps(pointer: str) -> list[str]:
    """Return the keys and indexes of a JSON Pointer."""
    if not _POINTER.fullmatch(pointer):
        raise MisfitError(f"found “{pointer}”, which is no JSON Pointer")
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def told(value: Any) -> str:  # noqa: ANN401 - a value of any field
    """Return a written value as a few words for people."""
    if isinstance(value, dict):
        return "(" + ", ".join(f"{name}: {told(each)}" for name, each in value.items()) + ")"
    if isinstance(value, list):
        return "[" + ", ".join(map(told, value)) + "]"
    return quote(value)


def _part(holder: Any, step: str, pointer: str) -> Any:  # noqa: ANN401
    if isinstance(holder, dict):
        return holder.get(step, ABSENT)
    if not isinstance(holder, list):
        raise MisfitError(f"found no {pointer}")
    if not _INDEX.fullmatch(step):
        raise MisfitError(f"found “{step}” in {pointer} as the place in a list, which is no number")
    return holder[int(step)] if int(step) < len(holder) else ABSENT


def _put(holder: Any, last: str, stands: Any, becomes: Any) -> None:  # noqa: ANN401
    # What is put in is copied: later changes of it must not reach the revision that it comes from.
    value = copy.deepcopy(becomes) if becomes is not ABSENT else ABSENT
    if isinstance(holder, dict):
        if value is ABSENT:
            holder.pop(last, None)
        else:
            holder[last] = value
    elif stands is ABSENT:
        if value is not ABSENT:
            holder.insert(int(last), value)
    elif value is ABSENT:
        del holder[int(last)]
    else:
        holder[int(last)] = value
