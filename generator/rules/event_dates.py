"""An event has happened: what is still to come is a deadline step (scheduled, expected, set) of an event that has."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import Problem

_ONE_DAY = dt.timedelta(days=1)


def check(records: Records, as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each event dated after tomorrow (it may be tomorrow already east of Greenwich)."""
    for record in records.events:
        event = record.value
        if event.date > as_of + _ONE_DAY:
            yield record.problem(
                ("date",),
                "future-event",
                f"an event has happened by {as_of}",
                f"found {event.date}",
                "record who announced it and when, with a deadline of kind scheduled or expected for this date",
            )
        if (event.time is None) != (event.timezone is None):
            missing, given = ("timezone", "time") if event.timezone is None else ("time", "timezone")
            yield record.problem(
                (given,),
                "half-a-time",
                "a time of day comes with its time zone",
                f"found only “{given}:”",
                f"add “{missing}:” or remove both",
            )
