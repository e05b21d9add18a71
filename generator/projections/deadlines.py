"""The deadline ledger: each date that matters, how it slipped, and what became of it."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from generator.model import Country, Deadline, DeadlineStep, Event, Library, Topic
from generator.projections.memoize import once

ENDINGS = frozenset({"met", "lapsed", "superseded"})


@dataclass(frozen=True, slots=True)
class Slip:
    """One move of a date, in days (negative: brought forward). ``precisions``: of the old date and of the new one."""

    moved_from: dt.date
    moved_to: dt.date
    event: Event
    precisions: tuple[str, str]

    @property
    def days(self) -> int:
        """How many days later the new date is."""
        return (self.moved_to - self.moved_from).days

    @property
    def is_about(self) -> bool:
        """True where one of the days is not known, so that their distance is not either."""
        return "month" in self.precisions


@dataclass(frozen=True)
class Entry:
    """One deadline as it stands on ``as_of``. ``steps`` are oldest first; ``slips`` are computed from them.

    It is asked by many pages, so it remembers what it answers.
    """

    deadline: Deadline
    steps: tuple[tuple[Event, DeadlineStep], ...]
    slips: tuple[Slip, ...]
    as_of: dt.date

    @cached_property
    def dated(self) -> DeadlineStep | None:
        """The latest step that gives a date."""
        return next((step for _, step in reversed(self.steps) if step.due), None)

    @property
    def due(self) -> dt.date | None:
        """The date it falls on as last set or moved."""
        return self.dated.due if self.dated else None

    @cached_property
    def first_due(self) -> dt.date | None:
        """The date first given."""
        return next((step.due for _, step in self.steps if step.due), None)

    @property
    def is_expectation(self) -> bool:
        """True where the date is a thing scheduled or expected rather than a deadline set."""
        return bool(self.steps) and self.steps[0][1].kind in ("scheduled", "expected")

    @cached_property
    def outcome(self) -> str:
        """``open``, ``passed`` (the date is over and nothing recorded says more), or met, lapsed, superseded."""
        last = self.steps[-1][1].kind
        if last in ENDINGS:
            return last
        due = self.due
        if due is None or self.dated is None:
            return "open"
        end = _month_end(due) if self.dated.precision == "month" else due
        return "open" if end >= self.as_of else "passed"

    @property
    def is_open(self) -> bool:
        """True while the date lies ahead."""
        return self.outcome == "open"

    @property
    def days_left(self) -> int | None:
        """Days from the day of reading to the date, None where there is no open date."""
        return (self.due - self.as_of).days if self.due and self.is_open else None

    @property
    def slipped(self) -> int:
        """Days between the first date and the last, all moves together."""
        return sum(slip.days for slip in self.slips)


def _month_end(first: dt.date) -> dt.date:
    following = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return following - dt.timedelta(days=1)


@once
def entry(library: Library, deadline_id: str) -> Entry | None:
    """Return the ledger entry of a deadline, None where no event up to the library's day speaks of it."""
    steps = library.deadline_steps.get(deadline_id)
    if not steps:
        return None
    deadline = library.deadlines[deadline_id]
    slips: list[Slip] = []
    current: dt.date | None = None
    precision = "day"
    for event, step in steps:
        if step.due is None:
            continue
        if current is not None and step.due != current:
            slips.append(Slip(current, step.due, event, (precision, step.precision)))
        current, precision = step.due, step.precision
    return Entry(deadline, tuple(steps), tuple(slips), library.as_of)


@once
def ledger(library: Library) -> list[Entry]:
    """Return all entries: those ahead first by date, then those past, the latest first."""
    entries = [found for key in library.deadlines if (found := entry(library, key))]
    ahead = sorted((e for e in entries if e.is_open), key=lambda e: (e.due or dt.date.max, e.deadline.id))
    past = sorted((e for e in entries if not e.is_open), key=lambda e: (_last_date(e), e.deadline.id), reverse=True)
    return ahead + past


@once
def dates_of(library: Library, about: Country | Topic, other: Country | None = None) -> list[Entry]:
    """Return the entries that concern a country or topic (and the ``other`` country), in the order of the ledger."""
    if other:
        return [e for e in dates_of(library, about) if other in e.deadline.countries]
    return [e for e in ledger(library) if about in e.deadline.countries or about in e.deadline.topics]


def _last_date(item: Entry) -> dt.date:
    return item.due or item.steps[-1][0].date
