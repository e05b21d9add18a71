"""A date known to the month only is written as the first of that month."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import Problem
from generator.schema import Event


def check(record: Record[Event]) -> Iterator[Problem]:
    """Yield a problem for each event or due date with month precision on another day than the first."""
    event = record.value
    dates = [(("date",), event.precision, event.date)]
    dates += [(("deadlines", i, "due"), s.precision, s.due) for i, s in enumerate(event.deadlines) if s.due]  # type: ignore[misc]
    for at, precision, day in dates:
        if precision == "month" and day.day != 1:
            yield record.problem(
                at,
                "month-precision",
                "a date with “precision: month” is the first of the month",
                f"found {day}",
                f"write {day.replace(day=1)}, or drop the precision if the day is known",
            )
