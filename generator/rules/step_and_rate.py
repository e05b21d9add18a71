"""The rates of an event agree with the step by which it brings their measure into force."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event, MeasureStep, Rate


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find each measure whose only step in force has no rate of its day, and each with rates that are no law yet."""
    event = record.value
    for measure in dict.fromkeys(rate.measure for rate in event.rates):
        steps = [step for step in event.measures if step.measure == measure]
        in_force = [(i, step) for i, step in enumerate(event.measures) if step in steps and step.step == "in-force"]
        rates = [(i, rate) for i, rate in enumerate(event.rates) if rate.measure == measure]
        if len(in_force) != 1 or in_force[0][1].precision != "day" or event.precision != "day":
            continue
        yield from _days(record, rates, in_force[0][1])
        yield from _threats(record, rates, *in_force[0])


def _days(record: Record[Event], rates: list[tuple[int, Rate]], step: MeasureStep) -> Iterator[Finding]:
    day = step.date or record.value.date
    law = [(i, rate) for i, rate in rates if rate.status == "in-force" and rate.effective]
    if law and all(rate.effective != day for _, rate in law):
        i, rate = law[0]
        found = f"found {rate.effective}, and {quote(rate.measure)} in force from {day} in this event"
        yield Finding(record, ("rates", i, "effective"), found, "correct one of the two days", "rate-on-another-day")


def _threats(record: Record[Event], rates: list[tuple[int, Rate]], i: int, step: MeasureStep) -> Iterator[Finding]:
    day = step.date or record.value.date
    if all(rate.status in ("threatened", "announced") and rate.effective in (None, day) for _, rate in rates):
        found = f"found {quote(step.measure)} in force from {day} with a rate that is only {rates[0][1].status}"
        do = "write “status: in-force” at the rate, or correct the step"
        yield Finding(record, ("measures", i, "step"), found, do, "in-force-without-rate")


RULE = Rule(
    name="step-and-rate",
    scope="event",
    severity="warning",
    must="the rates of an event must agree with its step that brings their measure into force",
    why="The page of the measure would give one day or status, and the rates another.",
    check=check,
    codes={
        "rate-on-another-day": "where an event brings a measure into force, one of its rates must begin on that day",
        "in-force-without-rate": "where a measure comes into force with its rates, these must be in force",
    },
)
