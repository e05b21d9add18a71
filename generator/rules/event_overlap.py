"""Two events on one day with the same countries and kind may be one event told twice (a warning)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from generator.loading.records import Record, Records
from generator.problems import Problem, quote
from generator.schema import Event


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a warning for each event like an earlier file's, unless one follows the other or says it is distinct."""
    seen: dict[tuple[object, ...], list[Record[Event]]] = defaultdict(list)
    for record in records.events:
        event = record.value
        if event.withdrawn:
            continue
        alike = seen[event.date, frozenset(event.countries), event.kind]
        for other in alike:
            if not _told_apart(record, other):
                yield record.problem(
                    ("title",),
                    "overlap",
                    "one event is recorded once",
                    f"found {quote(other.id)} of the same day, countries and kind",
                    "merge the two, or if both stand name it under “follows:” or “distinct_from:”",
                    "warning",
                )
        alike.append(record)


def _told_apart(one: Record[Event], other: Record[Event]) -> bool:
    return any(b.id in (*a.value.follows, *a.value.distinct_from) for a, b in ((one, other), (other, one)))
