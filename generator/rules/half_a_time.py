"""A time of day comes with its time zone."""

from collections.abc import Iterator

from generator.loading import NodePath
from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import DeadlineStep, Event


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find a time without a time zone, and a time zone without a time, of the event and of its deadlines."""
    parts: list[tuple[NodePath, Event | DeadlineStep]] = [((), record.value)]
    parts += [(("deadlines", i), step) for i, step in enumerate(record.value.deadlines)]
    for at, part in parts:
        if (part.time is None) != (part.timezone is None):
            missing, given = ("timezone", "time") if part.timezone is None else ("time", "timezone")
            do = f"add “{missing}:” or remove “{given}:”"
            yield Finding(record, (*at, given), f"found only “{given}:”", do)


RULE = Rule(
    name="half-a-time",
    scope="event",
    must="times of day must have a time zone",
    why="Readers elsewhere need the zone to know when it was.",
    check=check,
)
