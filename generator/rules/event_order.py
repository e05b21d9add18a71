"""Events follow earlier events, and never one another in a circle."""

from collections.abc import Iterator

from generator.loading.records import Collection, Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each ``follows`` that names a later event or closes a circle."""
    events = context.records.of(Event)
    for i, earlier in enumerate(record.value.follows):
        before = events.get(earlier)
        if before is None:
            continue
        if before.value.date > record.value.date:
            found = f"found {quote(earlier)}, which is later than {record.value.date}"
            yield Finding(record, ("follows", i), found, "swap the two events or correct a date", "follows-later")
        elif _leads_back(events, earlier, record):
            found = f"found that {quote(earlier)} leads back here"
            yield Finding(record, ("follows", i), found, "remove one of the links", "follows-circle")


def _leads_back(events: Collection[Event], start: str, goal: Record[Event]) -> bool:
    """Tell whether ``start`` leads to ``goal`` through events of the same day, which are the only possible circles."""
    seen, waiting = set(), [start]
    while waiting:
        key = waiting.pop()
        if key == goal.id:
            return True
        record = events.get(key)
        if key not in seen and record and record.value.date == goal.value.date:
            seen.add(key)
            waiting.extend(record.value.follows)
    return False


RULE = Rule(
    name="event-order",
    scope="event",
    must="events must follow earlier events",
    why="Pages show an event between the one that it follows and those that follow it.",
    check=check,
    codes={
        "follows-later": "events must follow earlier events",
        "follows-circle": "events must not follow one another in a circle",
    },
)
