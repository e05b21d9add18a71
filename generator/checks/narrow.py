"""Narrow: which entries a rule of an entry must look at again in a process that checks again and again (the preview).

An entry that was sound is sound as long as it is the same object, and the others answer what they may be asked as they
did: whether there is one, its day and what it follows (events), whether it was opened (sources), its number of facts.
"""

import datetime as dt
from typing import Any

from generator.cache import Cache
from generator.problems import Problem
from generator.records import Record, Records, Shelf

_SHELVES = tuple(Records.__slots__)


class Doubt:
    """What of ``records`` is in doubt: ``records`` shows such entries alone, and finds all by their ids."""

    def __init__(self, records: Records, as_of: dt.date, cache: Cache) -> None:
        self.all, self.cache, self.records = records, cache, records
        if not cache.is_in_memory:
            return
        self.asked = _asked(records, as_of)
        before = cache.recall("sound")
        if before and before[0] == self.asked:
            sound: dict[int, Record[Any]] = before[1]
            shelves: dict[str, Shelf[Any]] = {name: getattr(records, name) for name in _SHELVES}
            self.records = Records(
                **{name: shelf.only([r for r in shelf if sound.get(id(r)) is not r]) for name, shelf in shelves.items()}
            )

    def settle(self, problems: list[Problem]) -> None:
        """Remember as sound every entry in whose file no rule of an entry found any of ``problems``."""
        if self.cache.is_in_memory:
            faulty = {problem.path for problem in problems}
            shelves: list[Shelf[Any]] = [getattr(self.all, name) for name in _SHELVES]
            sound = {id(r): r for shelf in shelves for r in shelf if not faulty or r.document.path not in faulty}
            self.cache.remember("sound", (self.asked, sound))


def _asked(records: Records, as_of: dt.date) -> list[object]:
    """Return all that a rule of an entry may ask of other entries."""
    told: dict[str, Any] = {name: getattr(records, name).ids for name in _SHELVES}
    told["events"] = {r.id: (r.value.date, r.value.follows) for r in records.events}
    told["sources"] = {r.id: r.value.opened for r in records.sources}
    told["seeds"] = {r.id: len(r.value.facts) for r in records.seeds}
    return [as_of, told, [getattr(records, name).broken for name in _SHELVES]]
