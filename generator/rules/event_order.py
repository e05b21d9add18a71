"""Events follow earlier events, also by the time of day, and never one another in a circle."""

from collections.abc import Iterator

from generator.loading.records import Collection, Record
from generator.problems import quote
from generator.rules.event_times import moment_of
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each ``follows`` that names a later event, closes a circle, or is against the times of day."""
    events = context.records.of(Event)
    for i, earlier in enumerate(record.value.follows):
        before = events.get(earlier)
        if before is None:
            continue
        if before.value.date > record.value.date and not _is_earlier(before, record):
            found = f"found {quote(earlier)}, which is later than {record.value.date}"
            yield Finding(record, ("follows", i), found, "swap the two events or correct a date", "follows-later")
        elif _leads_back(events, earlier, record):
            found = f"found that {quote(earlier)} leads back here"
            yield Finding(record, ("follows", i), found, "remove one of the links", "follows-circle")
        elif later := _later_by_time(events, before, record):
            event = later.value
            found = f"found {quote(later.id)} at {event.time} {event.timezone}, which is later than {record.value.time}"
            do = "correct a time or time zone, or swap the two events"
            yield Finding(record, ("follows", i), found, do, "follows-by-time")


def _is_earlier(one: Record[Event], other: Record[Event]) -> bool:
    """Tell whether ``one`` came first by the exact times of both, as an event of Tokyo's next morning may."""
    instant, limit = moment_of(one).instant, moment_of(other).instant
    return instant is not None and limit is not None and instant <= limit


def _later_by_time(events: Collection[Event], start: Record[Event], goal: Record[Event]) -> Record[Event] | None:
    """Return an event later than ``goal`` by its time, among ``start`` and what it follows on the same day."""
    instant = moment_of(goal).instant
    seen, waiting = set(), [start.id] if instant else []
    while waiting:
        record = events.get(waiting.pop())
        if record and record.id not in seen and record.value.date == goal.value.date:
            other = moment_of(record).instant
            if other and instant and other > instant:
                return record
            seen.add(record.id)
            waiting.extend(record.value.follows)
    return None


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
        "follows-by-time": "events of one day must follow events that are earlier by their times",
    },
)
