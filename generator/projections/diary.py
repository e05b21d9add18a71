"""The diary of the record: what there is to tell of each day, such as what happened and what was entered."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.model import Agreement, DeadlineStep, Event, Library, Measure, Revision
from generator.model.days import last_day
from generator.projections.ladder import Rung
from generator.projections.memoize import memoize
from generator.projections.standing import ladder_of

T = TypeVar("T")


@memoize
def happened(library: Library) -> dict[dt.date, list[Event]]:
    """Return all events by the day from which they are known."""
    return _by_day(library.active_events, lambda event: event.known_from)


@memoize
def told(library: Library) -> dict[dt.date, list[Event]]:
    """Return all events by the days that they have or had, withdrawn ones included: a week that told one stays."""
    days = [(event, event.known_from) for event in library.events]
    days += [(event, dt.date.fromisoformat(str(each.old))) for event in library.events for each in dated(event)]
    found = _by_day(days, lambda row: row[1])
    return {day: [event for event, _ in rows] for day, rows in found.items()}


def dated(event: Event) -> list[Revision]:
    """Return the revisions that gave ``event`` another day."""
    return [each for each in event.revisions if each.field == "/date"]


@memoize
def entered(library: Library) -> dict[dt.date, list[Event]]:
    """Return all events by the day on which they entered the record."""
    return _by_day(library.active_events, lambda event: event.recorded)


@memoize
def revised(library: Library) -> dict[dt.date, list[tuple[Event, Revision]]]:
    """Return all revisions and withdrawals, each with its event, by their day."""
    rows = [(event, each) for event in library.events for each in event.revisions]
    rows += [(event, event.withdrawn) for event in library.events if event.withdrawn]
    return _by_day(rows, lambda row: row[1].date)


@memoize
def taken(library: Library) -> dict[dt.date, list[tuple[Measure | Agreement, Rung]]]:
    """Return the steps that measures and agreements have reached, each with its thing, by their day."""
    things: list[Measure | Agreement] = [*library.measures.values(), *library.agreements.values()]
    return _by_day(
        [(each, rung) for each in things for rung in ladder_of(library, each).reached], lambda row: row[1].day
    )


@memoize
def fallen(library: Library) -> dict[dt.date, list[DeadlineStep]]:
    """Return the steps that gave a date, by that date."""
    steps = [step for event in library.active_events for step in event.deadlines]
    return _by_day(steps, lambda step: last_day(step.due, step.precision) if step.due else None)


def _by_day(rows: Iterable[T], day: Callable[[T], dt.date | None]) -> dict[dt.date, list[T]]:
    found: dict[dt.date, list[T]] = {}
    for row in rows:
        if when := day(row):
            found.setdefault(when, []).append(row)
    return found


def within(rows: dict[dt.date, list[T]], first: dt.date, last: dt.date) -> list[T]:
    """Return the rows of the days from ``first`` to ``last``, by day."""
    return [row for n in range((last - first).days + 1) for row in rows.get(first + dt.timedelta(days=n), [])]
