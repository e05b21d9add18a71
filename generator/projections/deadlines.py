"""The history of each deadline: when it was set, how often it was moved, and what became of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Country, Deadline, DeadlineStep, Event, Library, Topic
from generator.projections.memoize import memoize

ENDINGS = frozenset({"met", "lapsed", "superseded"})


@dataclass(frozen=True, slots=True)
class Slip:
    """One move of a date by ``event``. ``precisions`` ("day" or "month") are those of the old and the new date."""

    moved_from: dt.date
    moved_to: dt.date
    event: Event
    precisions: tuple[str, str]

    @property
    def days(self) -> int:
        """How many days later the new date is; negative if it was brought forward."""
        return (self.moved_to - self.moved_from).days

    @property
    def is_approximate(self) -> bool:
        """True if only the month of one of the dates is known."""
        return "month" in self.precisions


@dataclass(frozen=True, slots=True)
class DeadlineHistory:
    """One deadline as of the library's day. ``steps`` are oldest first; ``slips`` are computed from them.

    ``outcome`` is ``open``, ``met``, ``lapsed``, ``superseded``, or ``passed``: the date is over and no event says
    what became of it.
    """

    deadline: Deadline
    steps: tuple[tuple[Event, DeadlineStep], ...]
    slips: tuple[Slip, ...]
    outcome: str

    @property
    def dated(self) -> DeadlineStep | None:
        """The latest step that gives a date."""
        return next((step for _, step in reversed(self.steps) if step.due), None)

    @property
    def due(self) -> dt.date | None:
        """The date as last set or moved."""
        return self.dated.due if self.dated else None

    @property
    def first_due(self) -> dt.date | None:
        """The date as first given."""
        return next((step.due for _, step in self.steps if step.due), None)

    @property
    def is_expectation(self) -> bool:
        """True if the date was scheduled or expected rather than set as a deadline."""
        return bool(self.steps) and self.steps[0][1].kind in ("scheduled", "expected")

    @property
    def is_open(self) -> bool:
        """True while the date lies ahead."""
        return self.outcome == "open"

    @property
    def total_slip_days(self) -> int:
        """Days from the first date to the last; negative if it was brought forward."""
        return sum(slip.days for slip in self.slips)


def deadline_history(library: Library, deadline_id: str) -> DeadlineHistory | None:
    """Return the history of a deadline, or None if no event up to the library's day names it."""
    steps = library.deadline_steps.get(deadline_id)
    if not steps:
        return None
    slips: list[Slip] = []
    current: dt.date | None = None
    precision = "day"
    for event, step in steps:
        if step.due is None:
            continue
        if current is not None and step.due != current:
            slips.append(Slip(current, step.due, event, (precision, step.precision)))
        current, precision = step.due, step.precision
    return DeadlineHistory(library.deadlines[deadline_id], tuple(steps), tuple(slips), _outcome(steps, library.as_of))


def _outcome(steps: Sequence[tuple[Event, DeadlineStep]], as_of: dt.date) -> str:
    last = steps[-1][1].kind
    if last in ENDINGS:
        return last
    dated = next((step for _, step in reversed(steps) if step.due), None)
    if dated is None or dated.due is None:
        return "open"
    end = _month_end(dated.due) if dated.precision == "month" else dated.due
    return "open" if end >= as_of else "passed"


def _month_end(first: dt.date) -> dt.date:
    next_month = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return next_month - dt.timedelta(days=1)


@memoize
def ledger(library: Library) -> list[DeadlineHistory]:
    """Return the histories of all deadlines: open ones by date, then the others, latest first."""
    histories = [history for key in library.deadlines if (history := deadline_history(library, key))]
    ahead = sorted((h for h in histories if h.is_open), key=lambda h: (h.due or dt.date.max, h.deadline.id))
    past = sorted((h for h in histories if not h.is_open), key=lambda h: (_last_date(h), h.deadline.id), reverse=True)
    return ahead + past


def deadlines_about(library: Library, subject: Country | Topic, other: Country | None = None) -> list[DeadlineHistory]:
    """Return the histories of deadlines that concern ``subject``, and the ``other`` country if given.

    They are in the order of ``ledger``.
    """
    if other:
        return [h for h in deadlines_about(library, subject) if other in h.deadline.countries]
    return [h for h in ledger(library) if subject in h.deadline.countries or subject in h.deadline.topics]


def _last_date(history: DeadlineHistory) -> dt.date:
    return history.due or history.steps[-1][0].date
