"""Two events of one day with the same countries and kind may be one event recorded twice."""

from collections import defaultdict
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event


def check(context: Context) -> Iterator[Finding]:
    """Find each event like one in an earlier file, unless one of them follows the other or is marked as distinct."""
    seen: dict[tuple[object, ...], list[Record[Event]]] = defaultdict(list)
    for record in context.records.of(Event):
        event = record.value
        if event.withdrawn:
            continue
        alike = seen[event.date, frozenset(event.countries), event.kind]
        for other in alike:
            if not _are_distinct(record, other):
                found = f"found {quote(other.id)} of the same day, countries and kind"
                do = "merge the two, or name one in the other under “follows:” or “distinct_from:”"
                yield Finding(record, ("title",), found, do)
        alike.append(record)


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
