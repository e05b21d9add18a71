"""A deadline is set before it is moved or ended, and a step that gives a date says which."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from generator.loading.records import Record, Records
from generator.problems import Problem, quote
from generator.schema import Event
from generator.schema.deadline import Deadline
from generator.schema.event import DeadlineStep

_DATED = ("set", "moved", "scheduled", "expected")
_STARTS = ("set", "scheduled", "expected")


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each step without its date, each that comes before the start, each deadline never set."""
    steps: dict[str, list[tuple[Record[Event], int, DeadlineStep]]] = defaultdict(list)
    for record in records.events:
        for i, step in enumerate(record.value.deadlines):
            if step.kind in _DATED and step.due is None:
                yield record.problem(
                    ("deadlines", i),
                    "no-due-date",
                    f"a deadline step of kind {step.kind} gives its date",
                    "found no “due:”",
                    "add “due: YYYY-MM-DD”",
                )
            steps[step.deadline].append((record, i, step))
    for key, history in steps.items():
        first, i, step = min(history, key=lambda entry: (entry[0].value.date, entry[2].kind not in _STARTS))
        if step.kind not in _STARTS:
            yield first.problem(
                ("deadlines", i, "kind"),
                "deadline-not-set",
                "a deadline is set, scheduled or expected first",
                f"found {quote(step.kind)} as the first step of {quote(key)}",
                "record the event that set it, or use set here",
            )
    for deadline in records.deadlines:
        if deadline.id not in steps and not records.events.broken:
            yield _never_set(deadline)


def _never_set(record: Record[Deadline]) -> Problem:
    return record.problem(
        ("id",),
        "unused",
        "a deadline has a history",
        "found no event that sets it",
        "add one or remove the deadline",
        "warning",
    )
