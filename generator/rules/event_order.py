"""An event follows earlier events, never itself, and no chain of events runs in a circle."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import Problem, quote


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each ``follows`` that points to a later day or closes a circle."""
    for record in records.events:
        for i, earlier in enumerate(record.value.follows):
            before = records.events.get(earlier)
            if before is None:
                continue
            if before.value.date > record.value.date:
                yield record.problem(
                    ("follows", i),
                    "follows-later",
                    "an event follows earlier ones",
                    f"found {quote(earlier)}, which is later than {record.value.date}",
                    "turn the two round or mend a date",
                )
            elif _leads_back(records, earlier, record.id):
                yield record.problem(
                    ("follows", i),
                    "follows-circle",
                    "events do not follow one another in a circle",
                    f"found that {quote(earlier)} leads back here",
                    "remove one of the links",
                )


def _leads_back(records: Records, start: str, goal: str) -> bool:
    """Tell whether following the events of the same day from ``start`` reaches ``goal``."""
    day = records.events.get(goal).value.date  # type: ignore[union-attr]
    seen, waiting = set(), [start]
    while waiting:
        key = waiting.pop()
        if key == goal:
            return True
        record = records.events.get(key)
        if key not in seen and record and record.value.date == day:
            seen.add(key)
            waiting.extend(record.value.follows)
    return False
