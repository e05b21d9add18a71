"""Narrow: what rules must look at again in a process that checks again and again (the preview).

An entry that was sound is sound as long as it is the same object, and the others answer what they may be asked as they
did: whether there is one, its day and what it follows (events), whether it was opened (sources), its number of facts.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from generator.cache import Cache
from generator.loading.records import Record, Records
from generator.problems import Problem
from generator.schema import Event

# Of an event, what no rule of the whole record reads.
_WORDS = ("title", "summary")


class Doubt:
    """What of a record is in doubt. ``records`` shows such entries alone, and finds all by their ids.

    ``told`` are the problems that the rules of the whole record found before, where they would find the same again:
    where nothing but words of an event changed that no such rule reads. Else it is None.
    """

    def __init__(self, records: Records, as_of: dt.date, cache: Cache) -> None:
        self.all, self.cache, self.records = records, cache, records
        self.told: list[Problem] | None = None
        if not cache.is_in_memory:
            return
        self.asked = _asked(records, as_of)
        before: _Before | None = cache.recall("sound")
        if before and before.asked == self.asked:
            fresh = {
                name: [r for r in shelf if before.sound.get(id(r)) is not r] for name, shelf in records.shelves.items()
            }
            self.records = Records(**{name: shelf.only(fresh[name]) for name, shelf in records.shelves.items()})
            if sum(map(len, records.shelves.values())) == before.size:
                self.told = before.told_again([record for some in fresh.values() for record in some])

    def settle(self, of_entries: list[Problem], of_all: list[Problem]) -> None:
        """Remember as sound every entry in whose file no rule of an entry found a problem, and what the others did."""
        if self.cache.is_in_memory:
            faulty = {problem.path for problem in of_entries}
            known = [record for shelf in self.all.shelves.values() for record in shelf]
            sound = {id(r): r for r in known if not faulty or r.document.path not in faulty}
            self.cache.remember("sound", _Before(self.asked, sound, len(known), of_all))


@dataclass(frozen=True, slots=True)
class _Before:
    """What the last look asked, which entries it found sound, of how many, and what the rules of all found."""

    asked: list[object]
    sound: dict[int, Record[Any]]
    size: int
    of_all: list[Problem]

    def told_again(self, fresh: list[Record[Any]]) -> list[Problem] | None:
        """Return what the rules of all found, if each ``fresh`` entry is a sound event of before in other words."""
        places = {record.document.path for record in fresh}
        old = {r.document.path: r.value for r in self.sound.values() if r.document.path in places}
        if places & {problem.path for problem in self.of_all}:
            return None
        same = all(isinstance(r.value, Event) and _bare(r.value) == _bare(old.get(r.document.path)) for r in fresh)
        return self.of_all if same else None


def _bare(value: object) -> object:
    """Return an event without the words that only the rules of one event read."""
    return value.model_copy(update=dict.fromkeys(_WORDS, "")) if isinstance(value, Event) else None


def _asked(records: Records, as_of: dt.date) -> list[object]:
    """Return all that a rule of an entry may ask of other entries."""
    told: dict[str, Any] = {name: shelf.ids for name, shelf in records.shelves.items()}
    told["events"] = {r.id: (r.value.date, r.value.follows) for r in records.events}
    told["sources"] = {r.id: r.value.opened for r in records.sources}
    told["seeds"] = {r.id: len(r.value.facts) for r in records.seeds}
    return [as_of, told, [shelf.broken for shelf in records.shelves.values()]]
