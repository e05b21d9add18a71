"""A date of which only the month, quarter or year is known is written as the first day of that period."""

import datetime as dt
from collections.abc import Iterator

from generator.loading import NodePath
from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find each date that is not the first day of its period, and each precision that has no date or a time of day."""
    event = record.value
    for at, field, precision, day in _dates(event):
        if precision == "day":
            continue
        if day is None:
            found = f"found “precision: {precision}” without “{field}:”"
            yield Finding(record, (*at, "precision"), found, f"add “{field}:”, or remove it", "precision-alone")
        elif day != (first := _first(day, precision)):
            do = f"write {first}, or remove the precision if the day is known"
            yield Finding(record, (*at, field), f"found {day} with “precision: {precision}”", do, "not-the-first-day")
    for at, field, precision, time in (
        ((), "time", event.precision, event.time),
        *((("deadlines", i), "time", s.precision, s.time) for i, s in enumerate(event.deadlines)),
    ):
        if time and precision != "day":
            found, do = f"found {time} with “precision: {precision}”", "remove the time or the precision"
            yield Finding(record, (*at, field), found, do, "time-without-day")


def _dates(event: Event) -> Iterator[tuple[NodePath, str, str, dt.date | None]]:
    """Yield the place of each date, its key, its precision and the date."""
    yield (), "date", event.precision, event.date
    for i, step in enumerate(event.deadlines):
        yield ("deadlines", i), "due", step.precision, step.due
    for field in ("measures", "agreements"):
        for i, step in enumerate(getattr(event, field)):
            yield (field, i), "date", step.precision, step.date


def _first(day: dt.date, precision: str) -> dt.date:
    months = _MONTHS[precision]
    return dt.date(day.year, (day.month - 1) // months * months + 1, 1)


RULE = Rule(
    name="coarse-dates",
    scope="event",
    must="dates of which only the month, quarter or year is known must be the first day of it",
    why="Any other day would suggest that the day is known.",
    check=check,
    codes={
        "not-the-first-day": "dates with “precision: month”, quarter or year must be the first day of it",
        "precision-alone": "a precision must stand beside the date that it is about",
        "time-without-day": "a time of day must stand beside a date whose day is known",
    },
)
