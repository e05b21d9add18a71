"""Measures and agreements go down their ladder only by a ruling, suspension or end, and do not go on after an end."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

# The height of each step up, on either ladder. Steps of equal height may follow each other.
_HEIGHT = {
    "floated": 0,
    "threatened": 1,
    "negotiating": 1,
    "announced": 2,
    "agreed-in-principle": 2,
    "text-published": 3,
    "ordered": 3,
    "signed": 4,
    "in-force": 5,
}
_ENDS = frozenset({"ended", "withdrawn", "struck-down", "expired", "replaced"})
# Steps by which something that has ended may begin again.
_ANEW = frozenset({"floated", "threatened", "negotiating", "announced", "ordered"})

# Day of effect, day of the event, the event, the path of the step in it, and the step.
Step = tuple[dt.date, dt.date, Record[Event], tuple[str, int], str]


def check(context: Context) -> Iterator[Finding]:
    """Find each step down without a reason, and each step after an end that is not a new beginning."""
    # An event that is not valid may have the step that is missing.
    if not context.records.of(Event).is_whole:
        return
    for field, name in (("measures", "measure"), ("agreements", "agreement")):
        ladders: dict[str, list[Step]] = defaultdict(list)
        for record in context.records.of(Event):
            for i, step in enumerate(getattr(record.value, field)):
                when = step.date or record.value.date
                ladders[getattr(step, name)].append((when, record.value.date, record, (field, i), step.step))
        for key, steps in ladders.items():
            steps.sort(key=lambda step: (step[0], step[1], step[2].id))
            yield from _climb(key, steps)


def _climb(key: str, steps: list[Step]) -> Iterator[Finding]:
    height, stage = -1, ""
    for _, _, record, at, step in steps:
        if stage in _ENDS and step not in _ANEW | _ENDS and record.value.kind != "ruling":
            found = f"found {quote(step)} of {quote(key)} after {quote(stage)}"
            do = "correct the dates or the steps, or give the new one its own id"
            yield Finding(record, (*at, "step"), found, do, "step-after-end")
        elif step in _HEIGHT and stage in _HEIGHT and _HEIGHT[step] < height:
            found = f"found {quote(step)} of {quote(key)} after {quote(stage)}"
            do = "add the step that ended or suspended it, or correct the dates or steps"
            yield Finding(record, (*at, "step"), found, do, "step-back")
        height = _HEIGHT.get(step, -1)
        stage = step


RULE = Rule(
    name="ladder-steps",
    scope="record",
    must="measures and agreements must take their steps in order",
    why="A status that goes back without a reason is most often a wrong date.",
    check=check,
    codes={
        "step-back": "measures and agreements must not return to an earlier step unless suspended or ended in between",
        "step-after-end": "after its end, a measure or agreement must begin again, unless a ruling restores it",
    },
)
