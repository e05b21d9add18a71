"""A step or rate that takes effect many years after the event is most often a slip."""

import datetime as dt
from collections.abc import Iterator

from generator.loading import NodePath
from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_YEARS = 5


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find each first day of a step or rate that is years after the event."""
    event = record.value
    days: list[tuple[NodePath, dt.date | None]] = []
    days += [(("measures", i, "date"), step.date) for i, step in enumerate(event.measures)]
    days += [(("agreements", i, "date"), step.date) for i, step in enumerate(event.agreements)]
    days += [(("rates", i, "effective"), rate.effective) for i, rate in enumerate(event.rates)]
    for at, day in days:
        if day and (day - event.date).days > _YEARS * 366:
            do = "correct the year, or record the day as a deadline of the kind scheduled"
            yield Finding(record, at, f"found {day} in an event of {event.date}", do)


RULE = Rule(
    name="far-dates",
    scope="event",
    severity="warning",
    must=f"steps and rates must take effect within {_YEARS} years",
    why="What lies further ahead is most often a wrong year, and else a plan.",
    check=check,
)
