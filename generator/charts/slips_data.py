"""The data of a slips chart: every date that a deadline was given, and the outcome."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from generator.charts.svg import make_id
from generator.projections.deadlines import ENDINGS, DeadlineHistory
from generator.text.formats import day, plural, times
from generator.wording.date import left_words, outcome_words


@dataclass(frozen=True, slots=True)
class DateGiven:
    """A date that was given: on the day ``said``, by a ``step`` such as "moved", known to the ``precision``."""

    said: dt.date
    step: str
    due: dt.date
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class SlipsData:
    """The data of a slips chart. ``ended`` is the day of the last step if it closed the deadline, else None.

    ``outcome`` is in words. ``as_of`` is the day of the chart if the deadline is open.
    """

    id: str
    title: str
    dates: Sequence[DateGiven]
    outcome: str
    ended: dt.date | None
    as_of: dt.date | None


def slips_data(history: DeadlineHistory, as_of: dt.date | None) -> SlipsData:
    """Return the data of the chart: every date given that differs from the one before, and the outcome.

    ``as_of`` matters only while the deadline is open.
    """
    dates: list[DateGiven] = []
    for event, step in history.steps:
        if step.due and (not dates or dates[-1].due != step.due):
            kind = step.kind if not dates or step.kind == "moved" else "moved"
            dates.append(DateGiven(event.date, kind, step.due, step.precision))
    last_event, last_step = history.steps[-1]
    ended = last_event.date if last_step.kind in ENDINGS else None
    if ended:
        outcome = f"{last_step.kind} {day(ended, last_event.precision)}"
    elif history.is_open:
        left = left_words(history, as_of) if as_of else ""
        outcome = f"{outcome_words(history)}, {left}" if left else outcome_words(history)
    else:
        outcome = outcome_words(history)
    return SlipsData(
        id=make_id("slips", history.deadline.id),
        title=f"{history.deadline.title}: the dates it was given",
        dates=dates,
        outcome=outcome,
        ended=ended,
        as_of=as_of if history.is_open else None,
    )


def step_words(step: str) -> str:
    """Return a step with its preposition: ``set for``, ``moved to``."""
    return {"set": "set for", "moved": "moved to"}.get(step, f"{step} for")


def total_words(data: SlipsData) -> str:
    """Return how often and how far the date moved, in words."""
    moves = len(data.dates) - 1
    if moves < 1:
        return "not moved"
    total = (data.dates[-1].due - data.dates[0].due).days
    return f"moved {times(moves)}, {plural(abs(total), 'day')} {'later' if total >= 0 else 'earlier'} in all"


def slips_words(data: SlipsData) -> str:
    """Return what the picture shows, in words."""
    rows = [f"{day(given.said)}: {step_words(given.step)} {day(given.due, given.precision)}" for given in data.dates]
    return f"{'; '.join(rows)}. In all: {total_words(data)}. Outcome: {data.outcome}."
