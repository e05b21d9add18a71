"""Records: all valid entries, each with its place, so that a rule can point at it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from generator.kinds import BY_SCHEMA, KINDS
from generator.loading.document import Document
from generator.loading.nodes import NodePath, Value

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


class Record(NamedTuple, Generic[T]):
    """One valid entry. ``value`` is found at ``at`` in ``document``; ``at`` is () for an entry with its own file."""

    id: str
    value: T
    document: Document
    at: NodePath = ()


class Broken(NamedTuple):
    """One entry that did not validate: its ``value`` as it was read, found at ``at``, and the marks of its faults."""

    id: str
    value: dict[str, Value]
    document: Document
    at: NodePath
    faults: frozenset[tuple[int, int]]


@dataclass(slots=True)
class Collection(Generic[T]):
    """The entries of one kind in file order. Where two have the same id, ``get`` returns the first.

    ``invalid_ids`` are the ids of entries that did not validate; ``has_unnamed`` is True where some of them have no
    readable id. Their problems are told already, so a name that refers to one of them is not a second problem.
    ``broken`` are those of them whose names can be read.
    """

    records: list[Record[T]] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    invalid_ids: set[str] = field(default_factory=set)
    has_unnamed: bool = False
    _by_id: dict[str, Record[T]] = field(default_factory=dict)

    def add(self, record: Record[T]) -> None:
        """Add one entry at the end."""
        self.records.append(record)
        self._by_id.setdefault(record.id, record)

    def get(self, key: str) -> Record[T] | None:
        """Return the entry with the id ``key``, None where there is none."""
        return self._by_id.get(key)

    @property
    def ids(self) -> list[str]:
        """All ids, in file order."""
        return list(self._by_id)

    @property
    def is_whole(self) -> bool:
        """True where every entry is valid. Otherwise a rule must not conclude anything from what it does not find."""
        return not self.invalid_ids and not self.has_unnamed

    def __contains__(self, key: object) -> bool:
        """Tell whether there is an entry with the id ``key``, or may be one among those that are not valid."""
        return key in self._by_id or key in self.invalid_ids or self.has_unnamed

    def __iter__(self) -> Iterator[Record[T]]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)


class Records:
    """All valid entries, in one collection for each kind."""

    def __init__(self) -> None:
        self._by_kind: dict[str, Collection[Any]] = {kind.name: Collection() for kind in KINDS}

    def __getitem__(self, kind: str) -> Collection[Any]:
        """Return the entries of a kind by its name, such as ``events``."""
        return self._by_kind[kind]

    def of(self, schema: type[M]) -> Collection[M]:
        """Return the entries of a kind by its schema class."""
        return self._by_kind[BY_SCHEMA[schema].name]
