"""The ladder of a measure or agreement: its steps in the order in which they took effect, up to a day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Agreement, AgreementStep, Country, Deadline, End, Event, Library, MeasureStep
from generator.model.days import last_day
from generator.model.order import in_order
from generator.model.stages import DOWN, DOWNWARD_STAGES, ENDED_STAGES, HEIGHT
from generator.projections.ends import Ends
from generator.projections.memoize import memoize

Step = MeasureStep | AgreementStep


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: its stage, the day it takes effect (known to ``precision``), and the event that records it.

    ``end`` is the first day without it, ``shown_end`` the day to print for it, ``until`` where these come from. All are
    None if no end is known. ``by_terms`` is True for what follows an end by the act's own terms. ``by`` is the party
    that alone takes the step, or the agreement that takes the place of this one.
    """

    stage: str
    date: dt.date
    event: Event
    note: str | None
    precision: str = "day"
    until: End | None = None
    end: dt.date | None = None
    shown_end: dt.date | None = None
    end_precision: str = "day"
    by: Country | Agreement | None = None
    by_terms: bool = False

    @property
    def day(self) -> dt.date:
        """The day from which it counts: a month counts from its last day."""
        return last_day(self.date, self.precision)

    @property
    def is_down(self) -> bool:
        """True for a suspension or an end."""
        return self.stage in DOWNWARD_STAGES

    @property
    def deadline(self) -> Deadline | None:
        """The deadline on which it ends, None for a plain day."""
        return self.until if isinstance(self.until, Deadline) else None


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs that were ``reached`` by ``day``, are ``scheduled``, or are ``void`` (ordered, then overtaken).

    Each list is oldest first.
    """

    reached: tuple[Rung, ...]
    scheduled: tuple[Rung, ...]
    void: tuple[Rung, ...]
    day: dt.date

    @property
    def told(self) -> list[Rung]:
        """The rungs reached, without those by an act's own terms that an event tells too: a reader needs them once."""
        known = {(rung.stage, rung.day, rung.by) for rung in self.reached if not rung.by_terms}
        return [rung for rung in self.reached if not rung.by_terms or (rung.stage, rung.day, rung.by) not in known]

    @property
    def current(self) -> Rung | None:
        """The rung reached last, or None."""
        return self.reached[-1] if self.reached else None

    @property
    def stage(self) -> str | None:
        """The stage of the current rung, or None."""
        return self.reached[-1].stage if self.reached else None

    @property
    def is_over(self) -> bool:
        """True if the end of the current rung has come, and what followed is not recorded."""
        end = self.current.end if self.current else None
        return end is not None and end <= self.day

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
        return rungs[0].day if rungs else dt.date.min

    @property
    def has_ended(self) -> bool:
        """True once it was withdrawn, struck down or replaced, expired or ended."""
        return self.stage in ENDED_STAGES

    def on(self, day: dt.date) -> Sequence[Rung]:
        """Return the rungs reached by ``day``, also of a day after the library's."""
        return [rung for rung in (*self.reached, *self.scheduled) if rung.day <= day]

    def overtakers(self, day: dt.date) -> Iterator[list[Rung]]:
        """Yield, for each void rung that would have come last on ``day``, the rungs that overtook it."""
        last = max((rung.day for rung in self.on(day)), default=dt.date.min)
        for rung in self.void:
            if last <= rung.day <= day and not _has_no_length(rung):
                yield [other for other in self.all if _makes_void(other, rung)]


def build_ladder(steps: Iterable[tuple[Event, Step]], ends: Ends) -> Ladder:
    """Return the ladder of ``steps``; ``ends`` says when each is over, and its library which day it is."""
    rungs = in_order(_rungs(steps, ends), ends.library.before, _key)
    void = {id(rung) for rung in rungs if _is_void(rung, rungs)}
    valid = [rung for rung in rungs if id(rung) not in void]
    as_of = ends.library.as_of
    return Ladder(
        reached=tuple(rung for rung in valid if rung.day <= as_of),
        scheduled=tuple(rung for rung in valid if rung.day > as_of),
        void=tuple(rung for rung in rungs if id(rung) in void),
        day=as_of,
    )


def _rungs(steps: Iterable[tuple[Event, Step]], ends: Ends) -> Iterator[Rung]:
    """Yield a rung for each step, and one for what follows its end by the act's own terms."""
    for event, step in steps:
        end = ends.first_day_without(step.until)
        by = step.by if isinstance(step, AgreementStep) else None
        precision = _precision(event, step)
        shown, known_to = ends.shown(step.until)
        yield Rung(step.step, step.date, event, step.note, precision, step.until, end, shown, known_to, by)
        if step.then and end:
            yield Rung(step.then, end, event, None, by=by, by_terms=True)


def _precision(event: Event, step: Step) -> str:
    """Return how exactly the day of ``step`` is known: as the event's, if it is the event's day."""
    return event.precision if step.precision == "day" and step.date == event.date else step.precision


def _key(rung: Rung) -> tuple[dt.date, tuple[dt.date, int], str]:
    return (rung.day, (rung.event.date, HEIGHT.get(rung.stage, DOWN)), rung.event.id)


def _is_void(rung: Rung, rungs: Sequence[Rung]) -> bool:
    """Tell whether ``rung`` never counts: it has no length, or something overtook it before its day.

    A step down overtakes what was ordered before it for a later day. What follows an end by the act's own terms is
    overtaken by any later step.
    """
    if _has_no_length(rung):
        return True
    return any(_makes_void(other, rung) for other in rungs)


def _makes_void(other: Rung, rung: Rung) -> bool:
    return (other.is_down or rung.by_terms) and _overtakes(other, rung) and not _has_no_length(other)


def _has_no_length(rung: Rung) -> bool:
    return rung.end is not None and rung.end <= rung.day


def _overtakes(other: Rung, rung: Rung) -> bool:
    """Tell whether ``other`` was taken after ``rung`` was ordered and before its day."""
    return rung.event.date < other.event.date < rung.day and other.day <= rung.day


def neighbours(ladder: Ladder, event: Event, step: Step) -> tuple[Rung | None, Rung | None]:
    """Return the rungs before and after the ``step`` of ``event``; None where there is none. Void steps have none."""
    rungs = ladder.reached + ladder.scheduled
    for index, rung in enumerate(rungs):
        if rung.event is event and rung.stage == step.step and rung.date == step.date and not rung.by_terms:
            return (rungs[index - 1] if index else None, rungs[index + 1] if index + 1 < len(rungs) else None)
    return (None, None)


@memoize
def measure_ladder(library: Library, measure_id: str) -> Ladder:
    """Return the ladder of a measure as of the library's day."""
    return build_ladder(library.measure_steps[measure_id], Ends(library))


@memoize
def agreement_ladder(library: Library, agreement_id: str) -> Ladder:
    """Return the ladder of an agreement as of the library's day, with the steps of all parties."""
    return build_ladder(library.agreement_steps[agreement_id], Ends(library))
