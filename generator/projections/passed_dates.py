"""Dates as they were known at the end of some days: which fell in them, and which lay ahead."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Library
from generator.model.days import last_day
from generator.projections.deadlines import ENDINGS, DeadlineHistory, deadline_history, in_order

# The dates of so many days ahead are told, but at least three and at most ten.
_NEAR = dt.timedelta(days=28)
_FEWEST, _MOST = 3, 10


@dataclass(frozen=True, slots=True)
class Passed:
    """A date that passed, as it was known then. ``settled`` tells the outcome if an event gave it later.

    ``moved_to`` is the later date, and how exactly it is known, if the date was moved after it had passed.
    """

    history: DeadlineHistory
    settled: DeadlineHistory | None
    moved_to: tuple[dt.date, str] | None


def passed_dates(library: Library, pending: list[DeadlineHistory], first: dt.date, last: dt.date) -> Iterator[Passed]:
    """Yield those of ``pending`` that fell in these days; one that had ended before did not fall."""
    for history in sorted(pending, key=lambda each: (each.last_due_day or first, each.deadline.id)):
        due = history.last_due_day
        event, step = history.steps[-1]
        if due is None or due > last or history.is_open or (step.kind in ENDINGS and event.known_from < first):
            continue
        now = deadline_history(library, history.deadline.id)
        is_moved = now is not None and now.due is not None and now.last_due_day != due
        is_settled = now is not None and not is_moved and (now.outcome, now.word) != (history.outcome, history.word)
        yield Passed(
            history, now if is_settled else None, (now.due, now.precision) if now and now.due and is_moved else None
        )


def next_dates(pending: list[DeadlineHistory], last: dt.date) -> list[DeadlineHistory]:
    """Return the dates of the four weeks after ``last``, or the next three if these are more; at most ten."""
    ahead = [history for history in pending if history.is_open]
    near = [history for history in ahead if history.last_due_day and history.last_due_day <= last + _NEAR]
    return ahead[: min(max(len(near), _FEWEST), _MOST)]


def pending_dates(then: Library, first: dt.date) -> list[DeadlineHistory]:
    """Return the dates that did not lie before ``first``, in the order of the ledger."""
    keys = [
        key
        for key, rows in then.deadline_steps.items()
        if any(step.due and last_day(step.due, step.precision) >= first for _, step in rows)
    ]
    histories = (deadline_history(then, key) for key in keys)
    return in_order(each for each in histories if each and each.last_due_day and each.last_due_day >= first)
