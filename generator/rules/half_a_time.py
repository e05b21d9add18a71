"""A time of day comes with its time zone."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find a time without a time zone, and a time zone without a time."""
    event = record.value
    if (event.time is None) != (event.timezone is None):
        missing, given = ("timezone", "time") if event.timezone is None else ("time", "timezone")
        yield Finding(record, (given,), f"found only “{given}:”", f"add “{missing}:” or remove “{given}:”")


RULE = Rule(
    name="half-a-time",
    scope="event",
    must="times of day must have a time zone",
    why="Readers elsewhere need the zone to know when it was.",
    check=check,
)
