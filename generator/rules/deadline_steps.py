"""Deadlines are set before they are moved or ended, and steps that set a date give it."""

from collections import defaultdict
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import DeadlineStep, Event

_DATED = ("set", "moved", "scheduled", "expected")
_STARTS = ("set", "scheduled", "expected")


def check(context: Context) -> Iterator[Finding]:
    """Find each step that lacks its date, and each deadline that is moved or ended before it is set."""
    steps: dict[str, list[tuple[Record[Event], int, DeadlineStep]]] = defaultdict(list)
    for record in context.records.of(Event):
        for i, step in enumerate(record.value.deadlines):
            if step.kind in _DATED and step.due is None:
                found = f"found the kind {quote(step.kind)} without “due:”"
                yield Finding(record, ("deadlines", i), found, "add “due: YYYY-MM-DD”", "no-due-date")
            steps[step.deadline].append((record, i, step))
    # An event that is not valid may have set the deadline.
    if not context.records.of(Event).is_whole:
        return
    for key, history in steps.items():
        first, i, step = min(history, key=lambda entry: (entry[0].value.date, entry[2].kind not in _STARTS))
        if step.kind not in _STARTS:
            found = f"found {quote(step.kind)} as the first step of {quote(key)}"
            do = "record the event that set it, or use the kind “set” here"
            yield Finding(first, ("deadlines", i, "kind"), found, do, "deadline-not-set")


RULE = Rule(
    name="deadline-steps",
    scope="record",
    must="deadlines must be set before they are moved or ended",
    why="The history of a deadline is shown step by step, each with the date it had then.",
    check=check,
    codes={
        "no-due-date": "deadline steps of the kinds set, moved, scheduled and expected must give a date",
        "deadline-not-set": "the first step of a deadline must be set, scheduled or expected",
    },
)
