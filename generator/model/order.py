"""The order of events: by day, and within a day by what they say of one another.

Of two events of one day, B comes after A if it follows A, also through others of that day, or if both have a time and
B's is later. The rest is left open; whoever sorts decides it by a key.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

T = TypeVar("T")
# The day of an item, its rank within the day, and the id of its event.
Key = tuple[dt.date, Any, str]


class Moment(NamedTuple):
    """When an event happened, and the ids of the events that it follows."""

    id: str
    date: dt.date
    time: str | None
    timezone: str | None
    follows: tuple[str, ...]

    @property
    def instant(self) -> dt.datetime | None:
        """The exact time, None where it is not known."""
        if not self.time or not self.timezone:
            return None
        return dt.datetime.combine(self.date, dt.time.fromisoformat(self.time), ZoneInfo(self.timezone))


def predecessors(moments: Iterable[Moment]) -> dict[str, frozenset[str]]:
    """Return for each event the ids of the events of its day that come before it."""
    found: dict[str, frozenset[str]] = {}
    for _, group in groupby(sorted(moments, key=lambda moment: moment.date), key=lambda moment: moment.date):
        day = {moment.id: moment for moment in group}
        direct = {key: _direct(moment, day) for key, moment in day.items()} if len(day) > 1 else {}
        found |= {key: _closure(key, direct) for key in day}
    return found


def _direct(moment: Moment, day: Mapping[str, Moment]) -> set[str]:
    before = {key for key in moment.follows if key in day and key != moment.id}
    if moment.instant:
        before |= {key for key, other in day.items() if other.instant and other.instant < moment.instant}
    return before


def _closure(key: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = list(direct.get(key, ()))
    while waiting:
        earlier = waiting.pop()
        if earlier not in seen and earlier != key:
            seen.add(earlier)
            waiting.extend(direct.get(earlier, ()))
    return frozenset(seen)


def in_order(items: Iterable[T], before: Mapping[str, frozenset[str]], key: Callable[[T], Key]) -> list[T]:
    """Return ``items`` in order; ``key`` gives the day of each, a rank, and the id of its event.

    ``before`` is what ``predecessors`` returned. What it leaves open within a day, the rank and the id decide.
    """
    found: list[T] = []
    for _, group in groupby(sorted(items, key=key), key=lambda item: key(item)[0]):
        waiting = list(group)
        while len(waiting) > 1:
            ids = {key(item)[2] for item in waiting}
            free = (item for item in waiting if not before.get(key(item)[2], frozenset()) & ids)
            found.append(next(free, waiting[0]))
            waiting.remove(found[-1])
        found.extend(waiting)
    return found
