"""The ladder of a measure or agreement: its steps in the order in which they took effect, up to a day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import AgreementStep, Event, Library, MeasureStep
from generator.projections.memoize import memoize

# A step down cancels steps that were ordered before it for a later day.
DOWNWARD_STAGES = frozenset({"suspended", "withdrawn", "struck-down", "expired", "replaced", "ended"})
ENDED_STAGES = DOWNWARD_STAGES - {"suspended"}

Step = MeasureStep | AgreementStep


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: its stage, the day it takes effect, and the event that records it."""

    stage: str
    date: dt.date
    event: Event
    note: str | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs that were ``reached``, are ``scheduled``, or are ``void`` (ordered, then overtaken by a step down).

    Each list is oldest first.
    """

    reached: tuple[Rung, ...]
    scheduled: tuple[Rung, ...]
    void: tuple[Rung, ...]

    @property
    def current(self) -> Rung | None:
        """The rung reached last, or None."""
        return self.reached[-1] if self.reached else None

    @property
    def stage(self) -> str | None:
        """The stage of the current rung, or None."""
        return self.reached[-1].stage if self.reached else None

    @property
    def all(self) -> tuple[Rung, ...]:
        """Every rung: reached, scheduled and void."""
        return self.reached + self.scheduled + self.void

    @property
    def has_steps(self) -> bool:
        """True if any step is recorded, even a scheduled or void one."""
        return bool(self.all)

    @property
    def last_change(self) -> dt.date:
        """The day of the current rung; before the first one, the day of the next."""
        rungs = self.reached[-1:] or self.scheduled[:1] or self.void[:1]
        return rungs[0].date if rungs else dt.date.min

    @property
    def has_ended(self) -> bool:
        """True once it was withdrawn, struck down or replaced, expired or ended."""
        return self.stage in ENDED_STAGES


def _ladder(steps: Sequence[tuple[Event, Step]], as_of: dt.date) -> Ladder:
    rungs = [Rung(step.step, step.date, event, step.note) for event, step in steps]
    rungs.sort(key=lambda rung: (rung.date, rung.event.date, rung.event.id))
    down = [rung for rung in rungs if rung.stage in DOWNWARD_STAGES]
    void = tuple(rung for rung in rungs if any(_overtakes(other, rung) for other in down))
    valid = [rung for rung in rungs if not any(rung is other for other in void)]
    return Ladder(
        reached=tuple(rung for rung in valid if rung.date <= as_of),
        scheduled=tuple(rung for rung in valid if rung.date > as_of),
        void=void,
    )


def _overtakes(down: Rung, rung: Rung) -> bool:
    """Tell whether the step ``down``, taken after ``rung`` was ordered and before its day, makes it void."""
    return rung.event.date < down.event.date < rung.date and down.date <= rung.date


def neighbours(ladder: Ladder, event: Event, step: Step) -> tuple[Rung | None, Rung | None]:
    """Return the rungs before and after the ``step`` of ``event``; None where there is none. Void steps have none."""
    rungs = ladder.reached + ladder.scheduled
    for index, rung in enumerate(rungs):
        if rung.event is event and rung.stage == step.step and rung.date == step.date:
            return (rungs[index - 1] if index else None, rungs[index + 1] if index + 1 < len(rungs) else None)
    return (None, None)


@memoize
def measure_ladder(library: Library, measure_id: str) -> Ladder:
    """Return the ladder of a measure as of the library's day."""
    return _ladder(library.measure_steps[measure_id], library.as_of)


@memoize
def agreement_ladder(library: Library, agreement_id: str) -> Ladder:
    """Return the ladder of an agreement as of the library's day."""
    return _ladder(library.agreement_steps[agreement_id], library.as_of)
