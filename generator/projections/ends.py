"""Ends: on which day something is over, where that day may be the one of a deadline that moves."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model import Deadline, DeadlineStep, End, Event, Library
from generator.model.days import last_day

_ONE_DAY = dt.timedelta(days=1)
# A move that does not count: the deadline's id and the event's.
Move = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends that the library knows. Moves in ``without`` are taken not to have been made."""

    library: Library
    without: frozenset[Move] = field(default_factory=frozenset)

    def first_day_without(self, end: End | None) -> dt.date | None:
        """Return the first day on which it is over, None if no end is known."""
        if not isinstance(end, Deadline):
            return end
        return day_after(end, step) if (step := self._last_date(end)) else None

    def shown(self, end: End | None) -> tuple[dt.date | None, str]:
        """Return the day to print, that of the deadline as last given, and its precision; None if no end is known."""
        if not isinstance(end, Deadline):
            return end, "day"
        step = self._last_date(end)
        return (step.due, step.precision) if step else (None, "day")

    def moves_behind(self, end: End | None, day: dt.date) -> list[tuple[Event, DeadlineStep]]:
        """Return the steps of the deadline on which it rests whether it is over on ``day``, the latest last.

        They are the unbroken run of latest steps that say the same of ``day``. The result is empty if nothing rests on
        a step: there is no deadline, or without any of its steps it would still go on.
        """
        if not isinstance(end, Deadline):
            return []
        steps: list[tuple[Event, DeadlineStep]] = []
        is_over: list[bool] = []
        for event, step in self._steps(end):
            if step.due or step.kind == "superseded":
                is_over.append(step.due is not None and day_after(end, step) <= day)
            elif step.kind == "confirmed" and is_over:
                is_over.append(is_over[-1])
            else:
                continue
            steps.append((event, step))
        first = len(steps)
        while first and is_over[first - 1] == is_over[-1]:
            first -= 1
        goes_on_anyway = first == 0 and not any(is_over)
        return [] if goes_on_anyway else steps[first:]

    def _steps(self, deadline: Deadline) -> Iterator[tuple[Event, DeadlineStep]]:
        return (
            (event, step)
            for event, step in self.library.deadline_steps[deadline.id]
            if (deadline.id, event.id) not in self.without
        )

    def _last_date(self, deadline: Deadline) -> DeadlineStep | None:
        """Return the step that gave the date that counts; None if there is none, or if it is superseded."""
        last: DeadlineStep | None = None
        for _, step in self._steps(deadline):
            if step.due:
                last = step
            elif step.kind == "superseded":
                last = None
        return last


def day_after(deadline: Deadline, step: DeadlineStep) -> dt.date:
    """Return the first day without what ends on ``deadline``, whose date ``step`` gives."""
    if step.due is None:
        raise ValueError(step)
    due = last_day(step.due, step.precision)
    return due + _ONE_DAY if deadline.inclusive else due
