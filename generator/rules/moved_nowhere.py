"""A deadline that is moved gets another date."""

import datetime as dt
from collections.abc import Iterator

from generator.problems import quote
from generator.rules.deadline_steps import histories
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event


def check(context: Context) -> Iterator[Finding]:
    """Find each step that moves a deadline to the day that it had already."""
    if not context.records.of(Event).is_whole:
        return
    for key, history in histories(context).items():
        standing: tuple[dt.date, str] | None = None
        for record, i, step in history:
            if step.due is None:
                continue
            if step.kind == "moved" and (step.due, step.precision) == standing:
                do = "use the kind “confirmed” without “due:”, or correct one of the dates"
                yield Finding(record, ("deadlines", i, "due"), f"found {step.due} for {quote(key)} again", do)
            standing = (step.due, step.precision)


RULE = Rule(
    name="moved-nowhere",
    scope="record",
    severity="warning",
    must="a deadline that is moved must get another date",
    why="The site counts how often and how far deadlines are moved.",
    check=check,
)
