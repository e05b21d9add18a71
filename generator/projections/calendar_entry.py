"""Calendar entries: what a calendar says of each date (RFC 5545), as it stands and as it was corrected.

An entry is the same in every calendar, and stays the same entry when its date moves: its number rises with each step
and correction, so that a client puts the new date in the place of the old one.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Deadline, DeadlineStep, Event, Library, Revision
from generator.projections.deadlines import DeadlineHistory, deadline_history
from generator.projections.last_checked import last_changed
from generator.projections.memoize import memoize

# This many days back a date is still in the calendars.
_BACK = dt.timedelta(days=400)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """The entry of a ``deadline``: its date ``due``, the ``step`` that gives it, its STATUS, SEQUENCE and last change.

    ``history`` is None where every event that names the date was withdrawn; ``events`` are those that say it and what
    became of it.
    """

    deadline: Deadline
    due: dt.date
    step: DeadlineStep
    history: DeadlineHistory | None
    events: tuple[Event, ...]
    status: str
    sequence: int
    changed: dt.date


@memoize
def calendar_entries(library: Library) -> dict[str, CalendarEntry]:
    """Return the entries of all dates that are known to the day, by the deadline's id, in the order of the dates.

    They begin with a year: that of the day 400 days ago. So a day that passes takes no date away but once a year, and
    leaves the calendars as they were.
    """
    first = dt.date((library.as_of - _BACK).year, 1, 1)
    found = [entry for deadline in library.deadlines.values() for entry in _entry(library, deadline)]
    found.sort(key=lambda entry: (entry.due, entry.deadline.id))
    return {entry.deadline.id: entry for entry in found if entry.due >= first}


def _entry(library: Library, deadline: Deadline) -> Iterator[CalendarEntry]:
    """Yield the entry of ``deadline`` if its date is known to the day."""
    history = deadline_history(library, deadline.id)
    naming = _naming(library).get(deadline.id, [])
    if history is None:
        # Withdrawn, if anything: those who had the date in their calendar are told.
        steps = [(event, step) for event in naming for step in event.deadlines if step.deadline == deadline]
    else:
        steps = list(history.steps)
    event, step = next(((event, step) for event, step in reversed(steps) if step.due), (None, None))
    if event is None or step is None or step.due is None or step.precision != "day":
        return
    events = tuple(dict.fromkeys([event, *_ending(history)]))
    days = [max(event.recorded or event.date, last_changed(event)) for event in (*naming, *events)]
    if history and history.outcome in ("passed", "not-recorded") and history.last_due_day:
        # Nobody wrote it: the date went by.
        days.append(history.last_due_day + dt.timedelta(days=1))
    yield CalendarEntry(
        deadline, step.due, step, history, events, _status(history), _sequence(deadline, naming, history), max(days)
    )


def _ending(history: DeadlineHistory | None) -> list[Event]:
    """Return the event that says what became of the date, if one does."""
    if history is None or history.ended_by is None or history.outcome in ("open", "passed", "not-recorded"):
        return []
    return [history.ended_by]


def _status(history: DeadlineHistory | None) -> str:
    """Return the STATUS. A client takes a cancelled date away, so this is no word for a date that came and went."""
    if history is None:
        return "CANCELLED"
    if history.outcome == "superseded" and history.due:
        told = history.settled.date if history.settled else history.steps[-1][0].date
        return "CANCELLED" if told < history.due else "CONFIRMED"
    is_known = history.outcome in ("met", "lapsed", "superseded")
    return "TENTATIVE" if history.is_expectation and not is_known else "CONFIRMED"


def _sequence(deadline: Deadline, naming: list[Event], history: DeadlineHistory | None) -> int:
    """Return the number of moves and other steps, of corrections, and of events withdrawn (RFC 5546, 2.1.4).

    What was withdrawn keeps counting, so that the number never falls.
    """
    steps = sum(step.deadline == deadline for event in naming for step in event.deadlines)
    corrections = sum(_is_of_date(revision) for event in naming for revision in event.revisions)
    withdrawn = sum(event.withdrawn is not None for event in naming)
    settled = history is not None and history.settled is not None
    return max(steps - 1, 0) + corrections + withdrawn + settled


@memoize
def _naming(library: Library) -> dict[str, list[Event]]:
    """Return the events that name each deadline, or did so before a correction, withdrawn ones included."""
    found: dict[str, list[Event]] = {}
    for event in library.events:
        named = {step.deadline.id for step in event.deadlines}
        for revision in event.revisions:
            if _is_of_date(revision):
                named |= set(_ids(revision.old)) | set(_ids(revision.new))
        for key in sorted(named):
            found.setdefault(key, []).append(event)
    return found


def _is_of_date(revision: Revision) -> bool:
    return (revision.field or "").startswith("/deadlines")


def _ids(value: object) -> Iterator[str]:
    """Yield each deadline id in the old or new value of a revision."""
    if isinstance(value, dict):
        if isinstance(value.get("deadline"), str):
            yield value["deadline"]
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _ids(item)
