"""Events have happened; what is still to come is a deadline step of an event that has."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_ONE_DAY = dt.timedelta(days=1)


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find an event dated after tomorrow in UTC: east of Greenwich it may be tomorrow already."""
    if record.value.date > context.today + _ONE_DAY:
        do = "record who announced it and when, with a deadline of the kind scheduled or expected for this date"
        yield Finding(record, ("date",), f"found {record.value.date}, and today is {context.today}", do)


RULE = Rule(
    name="future-event",
    scope="event",
    must="events must have happened",
    why="Plans change: what is announced is recorded as an announcement and a deadline.",
    check=check,
)
