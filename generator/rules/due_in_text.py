"""The date that an event gives to a deadline is the one that its text gives."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.date_in_text import MONTHS
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import DeadlineStep, Event

_NAMES = "|".join(MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}})(?:(?: (?:to|and|or) |[-\u2013])(\d{{1,2}}))? ({_NAMES})(?: (\d{{4}}))?\b")
_AMERICAN = re.compile(rf"\b({_NAMES}) (\d{{1,2}})(?:, (\d{{4}}))?\b")


class _Named(NamedTuple):
    """A date that a text names; the year is 0 where it gives none."""

    day: int
    month: int
    year: int


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each due day that the text gives with the year before or after, and each move that it gives another day."""
    dated = [(i, step) for i, step in enumerate(record.value.deadlines) if step.due and step.precision == "day"]
    for i, step in dated:
        if step.due is None:
            continue
        texts = (record.value.title, record.value.summary, step.note or "")
        named = [date for text in texts for date in _dates(text)]
        same = [date for date in named if (date.day, date.month) == (step.due.day, step.due.month)]
        slip = [date for date in same if abs(date.year - step.due.year) == 1]
        if same and len(slip) == len(same):
            yield _finding(record, i, step.due, slip[0], "correct the year of one of them")
        elif step.kind == "moved" and len(dated) == 1 and not same and not _is_about(step, context):
            others = [date for date in named if _may_be_it(date, record.value.date, step, context)]
            if not others:
                continue
            do = "correct the day of one of them, or name in the text the day to which it was moved"
            yield _finding(record, i, step.due, others[-1], do)


def _dates(text: str) -> Iterator[_Named]:
    for first, last, month, year in _DAY.findall(text):
        for day in filter(None, (first, last)):
            yield _Named(int(day), MONTHS.index(month) + 1, int(year or 0))
    for month, day, year in _AMERICAN.findall(text):
        yield _Named(int(day), MONTHS.index(month) + 1, int(year or 0))


def _may_be_it(named: _Named, today: dt.date, step: DeadlineStep, context: Context) -> bool:
    """Tell whether a text may name by ``named`` the day to which a deadline was moved: one to come, not the old day."""
    year = named.year or today.year + ((named.month, named.day) < (today.month, today.day))
    old = {told.due for _, told in context.library.deadline_steps[step.deadline] if told.due}
    is_old = any((day.month, day.day) == (named.month, named.day) for day in old)
    return (year, named.month, named.day) > (today.year, today.month, today.day) and not is_old


def _is_about(step: DeadlineStep, context: Context) -> bool:
    """Tell whether the entry of the deadline names the due day."""
    deadline = context.library.deadlines.get(step.deadline)
    dates = _dates(f"{deadline.title} {deadline.about}") if deadline else iter(())
    return any(step.due and (date.day, date.month) == (step.due.day, step.due.month) for date in dates)


def _finding(record: Record[Event], i: int, due: dt.date, named: _Named, do: str) -> Finding:
    words = f"{named.day} {MONTHS[named.month - 1]}" + (f" {named.year}" if named.year else "")
    return Finding(record, ("deadlines", i, "due"), f"found {due}, and {quote(words)} in the text", do)


RULE = Rule(
    name="due-in-text",
    scope="event",
    severity="warning",
    must="the date of a deadline must be the one that the text gives",
    why="Readers see both; where they differ, one of them is a slip.",
    check=check,
)
