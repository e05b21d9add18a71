"""An event of several days ends after it began, and soon."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_ONE_DAY = dt.timedelta(days=1)
_LONGEST = 31


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find a last day that is not later than the first, too late, still to come, or given for a date not known."""
    event = record.value
    if event.ends is None:
        return
    at = ("ends",)
    if event.precision != "day":
        do = "write both days, or remove “ends:”"
        yield Finding(record, at, f"found “precision: {event.precision}”", do, "span-without-day")
    elif event.ends <= event.date:
        do = "write the last day, or remove it for an event of one day"
        yield Finding(record, at, f"found {event.ends} for an event from {event.date}", do, "span-not-later")
    elif (event.ends - event.date).days > _LONGEST:
        days = (event.ends - event.date).days
        do = "correct the day, or record the beginning and the end as two events"
        yield Finding(record, at, f"found {event.ends}, {days} days after {event.date}", do, "span-too-long")
    elif event.ends > context.today + _ONE_DAY:
        found = f"found {event.ends}, and today is {context.today}"
        yield Finding(record, at, found, "leave it out until the event is over", "span-to-come")


RULE = Rule(
    name="event-span",
    scope="event",
    must="events of several days must end after they began, within a month",
    why="“ends” is for talks, visits and hearings, and what lasts longer has a beginning and an end of its own.",
    check=check,
    codes={
        "span-without-day": "events with a last day must have a first day that is known",
        "span-not-later": "the last day of an event must be later than its first",
        "span-too-long": f"an event must last at most {_LONGEST} days",
        "span-to-come": "the last day of an event must have come",
    },
)
