"""Deadlines are set before they are moved or ended, and steps that set a date give it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.loading.records import Record
from generator.model.order import in_order
from generator.problems import quote
from generator.projections.deadlines import ENDINGS
from generator.rules.event_times import predecessors_of
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import DeadlineStep, Event

_DATED = ("set", "moved", "scheduled", "expected")
_STARTS = ("set", "scheduled", "expected")


class DatedStep(NamedTuple):
    """A step of a deadline: the event, the place of the step in it, and the step."""

    record: Record[Event]
    place: int
    step: DeadlineStep

    @property
    def key(self) -> tuple[dt.date, bool, str]:
        """By what steps are sorted: their day, within it those that set a date first, and the id of the event."""
        return self.record.value.date, self.step.kind not in _STARTS, self.record.id


def histories(context: Context) -> dict[str, list[DatedStep]]:
    """Return the steps of each deadline in order."""
    steps: dict[str, list[DatedStep]] = defaultdict(list)
    for record in context.records.of(Event):
        for i, step in enumerate(record.value.deadlines):
            steps[step.deadline].append(DatedStep(record, i, step))
    before = predecessors_of(context)
    return {key: in_order(history, before, lambda step: step.key) for key, history in steps.items()}


def check(context: Context) -> Iterator[Finding]:
    """Find each step that lacks its date, and each deadline that is moved or ended before it is set."""
    for record in context.records.of(Event):
        for i, step in enumerate(record.value.deadlines):
            if step.kind in _DATED and step.due is None:
                found = f"found the kind {quote(step.kind)} without “due:”"
                do = "add “due: YYYY-MM-DD”, or write the kind “superseded” for one put off with no new date"
                yield Finding(record, ("deadlines", i), found, do, "no-due-date")
            if step.kind == "claimed" and not any(account.stance == "claims" for account in record.value.accounts):
                found, do = "found “claimed” without an account that claims it", "add the account, or use “met”"
                yield Finding(record, ("deadlines", i, "kind"), found, do, "claim-without-account")
    # An event that is not valid may have set the deadline.
    if not context.records.of(Event).is_whole:
        return
    for key, history in histories(context).items():
        first, i, step = history[0]
        if step.kind not in _STARTS:
            found = f"found {quote(step.kind)} as the first step of {quote(key)}"
            do = "record the event that set it, or use the kind “set” here"
            setter = next((later for later in history if later.step.kind in _STARTS), None)
            if setter:
                found += f", which {_of(setter, first)} of {setter.record.value.date} sets later"
                do = "correct the date of one of the two events, or the kinds of the steps"
            yield Finding(first, ("deadlines", i, "kind"), found, do, "deadline-not-set")
        yield from _confirmed(history)
        yield from _outcomes(key, history)
        yield from _set_again(key, history)


def _confirmed(history: list[DatedStep]) -> Iterator[Finding]:
    """Find each date that a step which gives none has all the same, unless it is the one that stands."""
    due: dt.date | None = None
    for record, i, step in history:
        if step.kind in _DATED:
            due = step.due
        elif step.due and step.due != due:
            found = f"found {quote(step.kind)} with {step.due}, and the date is {due or 'not known'}"
            do = "remove “due:”, or use the kind “moved”"
            yield Finding(record, ("deadlines", i, "due"), found, do, "needless-due-date")


def _outcomes(key: str, history: list[DatedStep]) -> Iterator[Finding]:
    """Find each step of a deadline that was met, lapsed or superseded and has not been set anew."""
    for before, (record, i, step) in pairwise(history):
        if before.step.kind in ENDINGS and step.kind not in _STARTS:
            found = f"found {quote(step.kind)} of {quote(key)} after {quote(before.step.kind)} in {_of(before, record)}"
            do = "remove one of the two steps, or write the kind “set” if it was set anew"
            yield Finding(record, ("deadlines", i, "kind"), found, do, "step-after-outcome")


def _set_again(key: str, history: list[DatedStep]) -> Iterator[Finding]:
    """Find each step that sets a date which another step had set to another day, and that was still open."""
    # What is moved before it was set is told already.
    if history[0].step.kind not in _STARTS:
        return
    for before, (record, i, step) in pairwise(history):
        was = before.step
        is_other = (step.due, step.precision) != (was.due, was.precision)
        if is_other and step.kind == "set" and was.kind in ("set", "moved"):
            found = f"found {quote(step.kind)} of {quote(key)} to {step.due} after {was.due} in {_of(before, record)}"
            do = "write the kind “moved”, or correct the day"
            yield Finding(record, ("deadlines", i, "kind"), found, do, "set-again")


def _of(before: DatedStep, record: Record[Event]) -> str:
    return "this event" if before.record is record else quote(before.record.id)


RULE = Rule(
    name="deadline-steps",
    scope="record",
    must="deadlines must be set before they are moved or ended",
    why="The history of a deadline is shown step by step, each with the date it had then.",
    check=check,
    codes={
        "no-due-date": "deadline steps of the kinds set, moved, scheduled and expected must give a date",
        "claim-without-account": "a deadline that is claimed to be met must come with the account of who claims it",
        "deadline-not-set": "the first step of a deadline must be set, scheduled or expected",
        "step-after-outcome": "a deadline that was met, lapsed or superseded must be set anew before any other step",
        "set-again": "a deadline that has a date must get another one by the kind “moved”",
        "needless-due-date": "deadline steps that confirm or end a date must give no other date",
    },
)
