"""What ends, ends after it began; what follows an end stands beside that end."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from generator.loading import NodePath
from generator.loading.records import Record
from generator.problems import quote
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


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find each end that lies before its beginning, and each ``then`` that has no end to follow or changes nothing."""
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
