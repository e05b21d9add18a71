"""Records: every validated entry with its id and the place where it stands, so that a rule can point at it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from generator.loading import Document, Path
from generator.problems import Problem, Severity
from generator.schema import (
    Agreement,
    Country,
    Deadline,
    Event,
    GlossaryTerm,
    Measure,
    Person,
    Publisher,
    Seed,
    Source,
    Topic,
)

T = TypeVar("T")


class Record(NamedTuple, Generic[T]):
    """One valid entry: ``value`` stands at ``at`` in ``document`` (the root for a file of its own)."""

    id: str
    value: T
    document: Document
    at: Path = ()

    def problem(self, at: Path, code: str, must: str, found: str, do: str, severity: Severity = "error") -> Problem:
        """Return a problem that stands at ``at`` inside this entry."""
        return self.document.problem((*self.at, *at), code, must, found, do, severity)


@dataclass(slots=True)
class Shelf(Generic[T]):
    """The records of one kind in file order. Where two share an id, the first is found by it.

    ``broken`` are the ids of entries that did not validate: their faults are told, so a name that means one of them
    is no second fault.
    """

    records: list[Record[T]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    _by_id: dict[str, Record[T]] = field(default_factory=dict)

    def fill(self, records: list[Record[T]]) -> None:
        """Put ``records`` on the shelf, in the place of what was there."""
        self.records = records
        self._by_id = {record.id: record for record in records}
        if len(self._by_id) < len(records):
            self._by_id |= {record.id: record for record in reversed(records)}

    def get(self, key: str) -> Record[T] | None:
        """Return the record with the id ``key``, None where there is none."""
        return self._by_id.get(key)

    def only(self, records: list[Record[T]]) -> "Shelf[T]":
        """Return a shelf that shows ``records`` of this one alone, and finds all by their ids."""
        return Shelf(records, self.broken, self._by_id)

    @property
    def ids(self) -> list[str]:
        """All ids, in file order."""
        return list(self._by_id)

    def __contains__(self, key: object) -> bool:
        return key in self._by_id or key in self.broken

    def __iter__(self) -> Iterator[Record[T]]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)


def _shelf() -> Shelf[T]:
    return Shelf()


@dataclass(slots=True)
class Records:
    """Everything that validated."""

    events: Shelf[Event] = field(default_factory=_shelf)
    sources: Shelf[Source] = field(default_factory=_shelf)
    seeds: Shelf[Seed] = field(default_factory=_shelf)
    agreements: Shelf[Agreement] = field(default_factory=_shelf)
    countries: Shelf[Country] = field(default_factory=_shelf)
    deadlines: Shelf[Deadline] = field(default_factory=_shelf)
    glossary: Shelf[GlossaryTerm] = field(default_factory=_shelf)
    measures: Shelf[Measure] = field(default_factory=_shelf)
    people: Shelf[Person] = field(default_factory=_shelf)
    publishers: Shelf[Publisher] = field(default_factory=_shelf)
    topics: Shelf[Topic] = field(default_factory=_shelf)

    @property
    def shelves(self) -> dict[str, Shelf[Any]]:
        """Every shelf by its name."""
        return {name: getattr(self, name) for name in Records.__slots__}
