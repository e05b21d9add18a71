"""The ladder of a measure or agreement: its steps in the order in which they took effect, up to a day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import AgreementStep, Event, Library, MeasureStep
from generator.projections.memoize import once

MEASURE_STAGES = (
    "floated", "threatened", "announced", "ordered", "in-force",
    "suspended", "withdrawn", "struck-down", "expired", "replaced",
)  # fmt: skip
AGREEMENT_STAGES = (
    "floated", "negotiating", "agreed-in-principle", "text-published", "signed", "in-force", "suspended", "ended",
)  # fmt: skip
# Steps down: once one is taken, an earlier order's later date of effect is void.
DOWN = frozenset({"suspended", "withdrawn", "struck-down", "expired", "replaced", "ended"})
ENDED = DOWN - {"suspended"}

Step = MeasureStep | AgreementStep


@dataclass(frozen=True, slots=True)
class Rung:
    """One dated step and the event that carries it."""

    stage: str
    date: dt.date
    event: Event
    note: str | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """``reached`` and ``scheduled`` rungs, oldest first; ``void`` ones were ordered but overtaken."""

    reached: tuple[Rung, ...]
    scheduled: tuple[Rung, ...]
    void: tuple[Rung, ...]

    @property
    def current(self) -> Rung | None:
        """The rung it stands on, None before the first."""
        return self.reached[-1] if self.reached else None

    @property
    def stage(self) -> str | None:
        """The stage it stands on."""
        return self.reached[-1].stage if self.reached else None

    @property
    def all(self) -> tuple[Rung, ...]:
        """Every rung, reached, to come and void."""
        return self.reached + self.scheduled + self.void

    @property
    def is_known(self) -> bool:
        """True where any step of it is recorded, one to come included."""
        return bool(self.all)

    @property
    def last_change(self) -> dt.date:
        """The day of the step it stands on; before the first, that of the first to come."""
        known = self.reached[-1:] or self.scheduled[:1] or self.void[:1]
        return known[0].date if known else dt.date.min

    @property
    def has_ended(self) -> bool:
        """True once it was withdrawn, struck down, replaced, or ran out."""
        return self.stage in ENDED


def _ladder(steps: Sequence[tuple[Event, Step]], as_of: dt.date) -> Ladder:
    rungs = [Rung(step.step, step.date, event, step.note) for event, step in steps]
    rungs.sort(key=lambda rung: (rung.date, rung.event.date, rung.event.id))
    down = [rung for rung in rungs if rung.stage in DOWN]
    void = tuple(rung for rung in rungs if any(_overtakes(other, rung) for other in down))
    standing = [rung for rung in rungs if not any(rung is other for other in void)]
    return Ladder(
        reached=tuple(rung for rung in standing if rung.date <= as_of),
        scheduled=tuple(rung for rung in standing if rung.date > as_of),
        void=void,
    )


def _overtakes(other: Rung, rung: Rung) -> bool:
    """Tell whether the step down ``other``, taken after ``rung`` was ordered and before its day, voids it."""
    return rung.event.date < other.event.date < rung.date and other.date <= rung.date


def beside(ladder: Ladder, event: Event, step: Step) -> tuple[Rung | None, Rung | None]:
    """Return the rungs before and after the ``step`` that ``event`` takes, None where there is none.

    A step that was overtaken stands beside none.
    """
    rungs = ladder.reached + ladder.scheduled
    for place, rung in enumerate(rungs):
        if rung.event is event and rung.stage == step.step and rung.date == step.date:
            return (rungs[place - 1] if place else None, rungs[place + 1] if place + 1 < len(rungs) else None)
    return (None, None)


@once
def measure_ladder(library: Library, measure_id: str) -> Ladder:
    """Return the ladder of a measure as it stood on the library's day."""
    return _ladder(library.measure_steps[measure_id], library.as_of)


@once
def agreement_ladder(library: Library, agreement_id: str) -> Ladder:
    """Return the ladder of an agreement as it stood on the library's day."""
    return _ladder(library.agreement_steps[agreement_id], library.as_of)
