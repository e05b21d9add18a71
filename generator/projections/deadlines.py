"""The history of each deadline: when it was set, how often it was moved, and what became of it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import (
    Agreement,
    AgreementStep,
    Consequence,
    Country,
    Deadline,
    DeadlineStep,
    Event,
    Library,
    Measure,
    MeasureStep,
    Topic,
)
from generator.model.days import last_day
from generator.model.stages import DOWNWARD_STAGES
from generator.projections.ends import day_after
from generator.projections.ladder import Ladder, Rung, agreement_ladder, measure_ladder
from generator.projections.memoize import memoize
from generator.projections.slip import Slip
from generator.projections.standing import date_witness
from generator.projections.support import Support, weigh

ENDINGS = frozenset({"met", "lapsed", "superseded"})
_MEETINGS = frozenset({"call", "talks", "meeting"})


@dataclass(frozen=True, slots=True)
class DeadlineHistory:
    """One deadline as of the library's day. ``steps`` are oldest first; ``slips`` are computed from them.

    ``outcome`` is "open" while the date lies ahead; then "met", "lapsed" or "superseded" as an event or a recorded step
    says; "passed" for dates that end by themselves; or "not-recorded", also where a party alone says that it was met:
    then ``claims`` are the events in which it does. ``word`` says how it was met: started, ended,
    took place, met, or what came next. ``settled`` is the step that says so, if no event of the deadline itself does.
    """

    deadline: Deadline
    steps: tuple[tuple[Event, DeadlineStep], ...]
    slips: tuple[Slip, ...]
    outcome: str
    word: str = ""
    settled: Rung | None = None

    @property
    def dated(self) -> DeadlineStep | None:
        """The latest step that gives a date."""
        return next((step for _, step in reversed(self.steps) if step.due), None)

    @property
    def due(self) -> dt.date | None:
        """The date as last set or moved."""
        return self.dated.due if self.dated else None

    @property
    def precision(self) -> str:
        """How exactly the date is known."""
        return self.dated.precision if self.dated else "day"

    @property
    def last_due_day(self) -> dt.date | None:
        """The last day of the date: a month is not over before its end."""
        return last_day(self.due, self.precision) if self.due else None

    @property
    def first_due(self) -> dt.date | None:
        """The date as first given."""
        return next((step.due for _, step in self.steps if step.due), None)

    @property
    def is_expectation(self) -> bool:
        """True if the date was scheduled or expected, and nobody has set it since."""
        return self.steps[0][1].kind in ("scheduled", "expected") and all(step.kind != "set" for _, step in self.steps)

    @property
    def is_open(self) -> bool:
        """True while the date lies ahead."""
        return self.outcome == "open"

    @property
    def ended_by(self) -> Event | None:
        """The event that says how it ended, None if none does."""
        ending = next((event for event, step in reversed(self.steps) if step.kind in ENDINGS), None)
        return ending or (self.settled.event if self.settled else None)

    @property
    def claims(self) -> list[Event]:
        """The events since the date was last given in which a party alone says that it was met, oldest first."""
        found: list[Event] = []
        for event, step in self.steps:
            if step.due:
                found = []
            elif step.kind == "claimed":
                found.append(event)
        return found

    @property
    def proof(self) -> Event | None:
        """The event that says what became of it, or else the latest in which a party does."""
        return self.ended_by or (self.claims[-1] if self.claims else None)

    @property
    def total_slip_days(self) -> int:
        """Days from the first date to the last; negative if it was brought forward."""
        return sum(slip.days for slip in self.slips)

    @property
    def support(self) -> Support | None:
        """On whose word the date stands: the latest steps that give it or confirm it."""
        run: list[Event] = []
        current: dt.date | None = None
        for event, step in self.steps:
            current = step.due or current
            if current != self.due:
                run = []
            elif step.due or step.kind == "confirmed":
                run.append(event)
        return weigh([[date_witness(event) for event in run]])

    @property
    def consequences(self) -> list[Consequence]:
        """What happens on the date if nothing changes: the latest text on each party's side."""
        latest = {said.party.code: said for _, step in self.steps for said in step.if_nothing_changes}
        order = [country.code for country in self.deadline.countries]
        return sorted(
            latest.values(), key=lambda said: order.index(said.party.code) if said.party.code in order else 99
        )


@memoize
def deadline_history(library: Library, deadline_id: str) -> DeadlineHistory | None:
    """Return the history of a deadline, or None if no event up to the library's day names it."""
    steps = library.deadline_steps[deadline_id]
    if not steps:
        return None
    slips: list[Slip] = []
    current: dt.date | None = None
    precision = "day"
    for event, step in steps:
        if step.due is None:
            continue
        if current is not None and (step.due, step.precision) != (current, precision):
            slips.append(Slip(current, step.due, event, (precision, step.precision)))
        current, precision = step.due, step.precision
    deadline = library.deadlines[deadline_id]
    return DeadlineHistory(deadline, tuple(steps), tuple(slips), *_outcome(library, deadline, steps))


def _outcome(
    library: Library, deadline: Deadline, steps: Sequence[tuple[Event, DeadlineStep]]
) -> tuple[str, str, Rung | None]:
    """Return the outcome, its word, and the step of a measure or agreement that settles it."""
    event, last = steps[-1]
    if last.kind in ENDINGS:
        word = "took place" if last.kind == "met" and event.kind in _MEETINGS else ""
        return last.kind, word, None
    dated = next((step for _, step in reversed(steps) if step.due), None)
    if dated is None or dated.due is None or last_day(dated.due, dated.precision) >= library.as_of:
        return "open", "", None
    return (
        _settled_by_step(library, deadline, dated)
        or _settled_by_sequel(library, deadline, dated)
        or (("passed", "", None) if deadline.passes else ("not-recorded", "", None))
    )


def _settled_by_step(library: Library, deadline: Deadline, dated: DeadlineStep) -> tuple[str, str, Rung | None] | None:
    """Return the outcome that the step named by the deadline gives: met on its day, superseded if its thing ended."""
    wanted = deadline.settled_by
    if wanted is None or dated.due is None:
        return None
    ladder = _ladder(library, wanted.measure, wanted.agreement)
    for rung in ladder.reached:
        if rung.stage == wanted.step and dated.due <= rung.date <= last_day(dated.due, dated.precision):
            word = {"in-force": "started", "applied": "started"}.get(rung.stage, "")
            return "met", word or ("ended" if rung.is_down else "met"), rung
    before = [rung for rung in ladder.reached if rung.day < dated.due]
    if before and before[-1].stage in DOWNWARD_STAGES and before[-1].stage != wanted.step:
        return "superseded", "", before[-1]
    return None


def _settled_by_sequel(
    library: Library, deadline: Deadline, dated: DeadlineStep
) -> tuple[str, str, Rung | None] | None:
    """Return the outcome where something ended on the deadline: what its next step is, if one is recorded."""
    for thing in things_ending(library).get(deadline.id, []):
        ladder = _ladder(library, thing.id, None) if isinstance(thing, Measure) else _ladder(library, None, thing.id)
        later = [rung for rung in ladder.reached if rung.day >= day_after(deadline, dated)]
        if later:
            return "met", "ended" if later[0].is_down and later[0].stage != "suspended" else "followed", later[0]
    return None


def _ladder(library: Library, measure: str | None, agreement: str | None) -> Ladder:
    return measure_ladder(library, measure) if measure else agreement_ladder(library, agreement or "")


@memoize
def things_ending(library: Library) -> dict[str, list[Measure | Agreement]]:
    """Return the measures and agreements of which a step ends on a deadline, by the deadline's id."""
    found: dict[str, list[Measure | Agreement]] = {}
    for event in library.active_events:
        steps: tuple[MeasureStep | AgreementStep, ...] = (*event.measures, *event.agreements)
        for step in steps:
            if isinstance(step.until, Deadline):
                thing = step.measure if isinstance(step, MeasureStep) else step.agreement
                if thing not in found.setdefault(step.until.id, []):
                    found[step.until.id].append(thing)
    return found


@memoize
def ledger(library: Library) -> list[DeadlineHistory]:
    """Return the histories of all deadlines: open ones by date, then the others, latest first."""
    return in_order(history for key in library.deadlines if (history := deadline_history(library, key)))


def in_order(found: Iterable[DeadlineHistory]) -> list[DeadlineHistory]:
    """Return histories in the order of the ledger: open ones by date, then the others, latest first."""
    histories = list(found)
    ahead = sorted((h for h in histories if h.is_open), key=lambda h: (h.last_due_day or dt.date.max, h.deadline.id))
    past = sorted((h for h in histories if not h.is_open), key=lambda h: (_last_date(h), h.deadline.id), reverse=True)
    return ahead + past


def deadlines_about(library: Library, subject: Country | Topic, other: Country | None = None) -> list[DeadlineHistory]:
    """Return the histories of deadlines that concern ``subject``, and the ``other`` country if given.

    They are in the order of ``ledger``.
    """
    if other:
        return [h for h in deadlines_about(library, subject) if other in h.deadline.countries]
    return [h for h in ledger(library) if subject in h.deadline.countries or subject in h.deadline.topics]


def not_recorded(histories: Sequence[DeadlineHistory]) -> list[DeadlineHistory]:
    """Return those whose date has passed without a recorded outcome: help is wanted."""
    return [history for history in histories if history.outcome == "not-recorded"]


def _last_date(history: DeadlineHistory) -> dt.date:
    return history.last_due_day or history.steps[-1][0].date
