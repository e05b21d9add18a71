"""What ends, ends after it began; what follows an end stands beside that end."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from generator.loading import NodePath
from generator.loading.records import Record
from generator.problems import quote
from generator.projections.ends import day_after
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event


class _Term(NamedTuple):
    """A step or rate with its place, what it is called, its first day, its end, what follows, and what it is before."""

    at: NodePath
    word: str
    start: dt.date
    until: dt.date | str | None
    then: object
    now: object


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each end that lies before its beginning, and each ``then`` that has no end to follow or changes nothing."""
    yield from _deadlines(record, context)
    for at, word, start, until, then, now in _terms(record.value):
        if isinstance(until, dt.date) and until <= start:
            found = f"found {until} for a {word} from {start}"
            do = "correct one of the days; “until:” is the first day without it"
            yield Finding(record, (*at, "until"), found, do, "until-not-later")
        if then is not None and until is None:
            do = "add “until:” with the first day of it, or the id of a deadline, or remove “then:”"
            yield Finding(record, (*at, "then"), f"found {quote(then)} without “until:”", do, "then-without-until")
        if then is not None and then == now:
            do = f"remove “then:”, and “until:” with it if nothing changes, or say which {word} follows"
            yield Finding(record, (*at, "then"), f"found {quote(then)} for both", do, "then-the-same")


def _deadlines(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each deadline on which something ends that had no later day when it began, or was moved before it later."""
    # An event that is not valid may have given the deadline another date.
    if not context.records.of(Event).is_whole:
        return
    event, told = record.value, set()
    for at, word, start, until, _, _ in _terms(event):
        if not isinstance(until, str) or until not in context.library.deadlines:
            continue
        deadline = context.library.deadlines[until]
        dated = [(e, step) for e, step in context.library.deadline_steps[until] if step.due]
        known = [step for e, step in dated if e.date <= event.date]
        if known and day_after(deadline, known[-1]) <= start:
            found = f"found {quote(until)}, {known[-1].due} by then, for a {word} from {start}"
            do = "correct one of the days, or name the deadline on which it ends"
            yield Finding(record, (*at, "until"), found, do, "until-not-later")
        # What has not begun yet may lose its length by a move; what has begun may not.
        for later, step in dated:
            mover = context.records.of(Event).get(later.id)
            is_slip = max(start, event.date) < later.date and day_after(deadline, step) <= start
            if mover and is_slip and (later.id, until) not in told:
                told.add((later.id, until))
                i = next(n for n, each in enumerate(later.deadlines) if each is step)
                found = f"found {step.due} for {quote(until)}, on which a {word} from {start} ends"
                do = f"correct this day, or that of the {word} in {quote(record.id)}"
                yield Finding(mover, ("deadlines", i, "due"), found, do, "until-not-later")


def _terms(event: Event) -> Iterator[_Term]:
    for field in ("measures", "agreements"):
        for i, step in enumerate(getattr(event, field)):
            yield _Term((field, i), "step", step.date or event.date, step.until, step.then, step.step)
    for i, rate in enumerate(event.rates):
        yield _Term(("rates", i), "rate", rate.effective or event.date, rate.until, rate.then, rate.percent)


RULE = Rule(
    name="terms",
    scope="event",
    must="steps and rates must end after they begin, and say what follows only where they end",
    why="A rate or step that ends before it begins would never count.",
    check=check,
    codes={
        "until-not-later": "the first day without a step or rate must be later than its first day",
        "then-without-until": "what follows must stand beside the end that it follows",
        "then-the-same": "what follows the end of a step or rate must be another one",
    },
)
