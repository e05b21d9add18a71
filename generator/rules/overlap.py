"""Two events that are much alike on one day, or have one title within three days, may be one recorded twice."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

# The same event is reported on the days after it.
_NEAR = dt.timedelta(days=3)


def check(context: Context) -> Iterator[Finding]:
    """Find each event like one in an earlier file, unless one of them follows the other or is marked as distinct."""
    seen: dict[tuple[str, object], list[Record[Event]]] = defaultdict(list)
    for record in context.records.of(Event):
        event = record.value
        if event.withdrawn:
            continue
        told: set[str] = set()
        for what, key in _likenesses(event):
            for other in seen[what, key]:
                is_near = abs(event.date - other.value.date) <= _NEAR
                if is_near and other is not record and other.id not in told and not _are_distinct(record, other):
                    told.add(other.id)
                    do = "merge the two, or name one in the other under “follows:” or “distinct_from:”"
                    yield Finding(record, ("title",), f"found {quote(other.id)} of {what}", do)
            seen[what, key].append(record)


def _likenesses(event: Event) -> Iterator[tuple[str, object]]:
    """Yield what an event may share with another record of the same event, in words and as a key."""
    countries = frozenset(event.countries)
    yield "the same day, countries and kind", (event.date, countries, event.kind)
    for source in dict.fromkeys(event.sources):
        yield "the same day, countries and source", (event.date, countries, source.partition("#")[0])
    yield "the same title within three days", event.title.casefold()


def _are_distinct(one: Record[Event], other: Record[Event]) -> bool:
    return any(b.id in (*a.value.follows, *a.value.distinct_from) for a, b in ((one, other), (other, one)))


RULE = Rule(
    name="overlap",
    scope="record",
    severity="warning",
    must="each event must be recorded once",
    why="Two files for one event would count and show it twice.",
    check=check,
)
