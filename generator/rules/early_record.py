"""An event is recorded after it happened."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_ONE_DAY = dt.timedelta(days=1)


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find an event recorded before its day, where that is known."""
    event = record.value
    if event.precision == "day" and event.recorded and event.recorded < event.date - _ONE_DAY:
        found = f"found {event.recorded} for an event of {event.date}"
        yield Finding(record, ("recorded",), found, "correct one of the two")


RULE = Rule(
    name="early-record",
    scope="event",
    severity="warning",
    must="events must be recorded on or after their day",
    why="What was written before the day can only have said what was planned.",
    check=check,
)
