"""A deadline lapses on its last day at the earliest, or on the eve."""

import datetime as dt
from collections.abc import Iterator

from generator.model.days import last_day
from generator.problems import quote
from generator.rules.deadline_steps import histories
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

# What is called off this shortly before its day has lapsed by the word of most reports.
_EVE = dt.timedelta(days=2)


def check(context: Context) -> Iterator[Finding]:
    """Find each deadline that lapses before the day, or the month, quarter or year, that was its last date."""
    # An event that is not valid may have moved the deadline.
    if not context.records.of(Event).is_whole:
        return
    for key, history in histories(context).items():
        due: dt.date | None = None
        for record, i, step in history:
            if step.due and step.kind != "lapsed":
                due = last_day(step.due, step.precision)
            elif step.kind == "lapsed" and due and record.value.date < due - _EVE:
                found = f"found {quote(key)}, due {due}, lapsed in an event of {record.value.date}"
                do = "write “superseded” for one given up before its day, or correct the date"
                yield Finding(record, ("deadlines", i, "kind"), found, do)


RULE = Rule(
    name="early-lapse",
    scope="record",
    severity="warning",
    must="a deadline must not lapse more than two days before its day",
    why="Until its day it can still be met; what is given up before is superseded.",
    check=check,
)
