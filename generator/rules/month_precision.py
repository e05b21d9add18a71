"""A date of which only the month is known is written as the first of that month."""

import datetime as dt
from collections.abc import Iterator

from generator.loading import NodePath
from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find each date with month precision, of the event or of a deadline, that is not the first of a month."""
    event = record.value
    dates: list[tuple[NodePath, str, dt.date]] = [(("date",), event.precision, event.date)]
    dates += [(("deadlines", i, "due"), s.precision, s.due) for i, s in enumerate(event.deadlines) if s.due]
    for at, precision, day in dates:
        if precision == "month" and day.day != 1:
            do = f"write {day.replace(day=1)}, or remove the precision if the day is known"
            yield Finding(record, at, f"found {day}", do)


RULE = Rule(
    name="month-precision",
    scope="event",
    must="dates with “precision: month” must be the first of the month",
    why="Any other day would suggest that the day is known.",
    check=check,
)
