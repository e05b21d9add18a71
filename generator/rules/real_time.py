"""A time of day exists on its day, in a time zone of a place."""

import datetime as dt
import zoneinfo
from collections.abc import Iterator

from generator.loading import NodePath
from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find each time that clocks skipped on its day, as they are put forward in spring."""
    event = record.value
    times: list[tuple[NodePath, dt.date | None, str | None, str | None]] = [
        (("time",), event.date, event.time, event.timezone)
    ]
    times += [(("deadlines", i, "time"), s.due, s.time, s.timezone) for i, s in enumerate(event.deadlines)]
    for at, day, time, zone in times:
        if not (day and time and zone):
            continue
        local = dt.datetime.combine(day, dt.time.fromisoformat(time), zoneinfo.ZoneInfo(zone))
        back = local.astimezone(dt.UTC).astimezone(local.tzinfo)
        if back.replace(tzinfo=None) != local.replace(tzinfo=None):
            found = f"found {time} on {day} in {zone}, which clocks skip"
            yield Finding(record, at, found, "correct the time, the day or the zone")


RULE = Rule(
    name="real-time",
    scope="event",
    must="times of day must exist on their day",
    why="A time that clocks skip cannot be put in order or shown in another zone.",
    check=check,
)
