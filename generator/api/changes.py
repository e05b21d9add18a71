"""Rows of the log of changes, oldest first."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from generator.api.shape import Shape


@dataclass(frozen=True, slots=True)
class ChangeRow(Shape):
    """That an entry came into the record, was changed or was withdrawn, without the values."""

    day: dt.date
    op: Literal["added", "modified", "deleted"]
    type: Literal["event"]
    id: str
    title: str
    """The title as it is now."""
    number: int
    """The place among the changes of its entry."""
    kind: Literal["correction", "update", "source"] | None = None
    field: str | None = None
    """The part that changed, a JSON Pointer (RFC 6901)."""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Change(ChangeRow):
    """A change with what stood there and what stands there now; a key is left out where nothing stood."""

    old: Any = None
    new: Any = None
