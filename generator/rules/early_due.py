"""A date that an event gives to a deadline lies ahead of the event."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.model.days import last_day
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find each due day, or end of a month, quarter or year, that was over when it was given."""
    for i, step in enumerate(record.value.deadlines):
        if step.due and last_day(step.due, step.precision) < record.value.date:
            found = f"found {step.due} for {quote(step.deadline)} in an event of {record.value.date}"
            do = "correct the year or day, or the kind of the step, such as “met” for a date that has passed"
            yield Finding(record, ("deadlines", i, "due"), found, do)


RULE = Rule(
    name="early-due",
    scope="event",
    severity="warning",
    must="dates of deadlines must lie on or after the day on which they are given",
    why="A deadline that was over when it was set is most often a wrong year.",
    check=check,
)
