"""A deadline agrees with the step that settles it."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.model import Deadline, DeadlineStep, Event, Library
from generator.model.days import last_day
from generator.problems import quote
from generator.projections.ladder import Rung, agreement_ladder, measure_ladder
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema


def check(context: Context) -> Iterator[Finding]:
    """Find each deadline whose step was taken on another day, and each ending that contradicts its step."""
    if not context.records.of(schema.Event).is_whole:
        return
    for deadline in context.library.deadlines.values():
        steps = context.library.deadline_steps[deadline.id]
        rungs = _rungs(context.library, deadline)
        if not steps or not rungs:
            continue
        dated = [(event, step) for event, step in steps if step.due]
        last_event, last = steps[-1]
        on_day = [rung for rung in rungs if any(_is_on(rung, step) for _, step in dated[-1:])]
        if last.kind in ("lapsed", "superseded") and on_day:
            at = _place(last_event, last)
            found = f"found {quote(last.kind)} of {quote(deadline.id)}, whose step is recorded on that very day"
            do = "use “met”, or correct the step or its day"
            record = _record(context, last_event)
            yield Finding(record, (*at, "kind"), found, do, "ending-contradicts-step")
        elif dated and not on_day and last.kind not in ("met", "lapsed", "superseded"):
            yield from _moved(context, deadline, dated[-1], rungs)


def _moved(
    context: Context, deadline: Deadline, dated: tuple[Event, DeadlineStep], rungs: list[Rung]
) -> Iterator[Finding]:
    """Find that the step was taken after the event that gave the date, but on another day."""
    event, step = dated
    taken = next((rung for rung in rungs if rung.day <= context.today and rung.date > event.date), None)
    if taken and step.due:
        found = f"found {step.due} for {quote(deadline.id)}, and the step {quote(taken.stage)} on {taken.date}"
        do = f"record the move: a step “moved” of the deadline to {taken.date}, or correct one of the two days"
        record = _record(context, event)
        yield Finding(record, (*_place(event, step), "due"), found, do, "step-on-another-day")


def _rungs(library: Library, deadline: Deadline) -> list[Rung]:
    """Return the steps that settle the deadline, oldest first."""
    wanted = deadline.settled_by
    if wanted is None or (wanted.measure or wanted.agreement) is None:
        return []
    ladder = (
        measure_ladder(library, wanted.measure) if wanted.measure else agreement_ladder(library, wanted.agreement or "")
    )
    return [rung for rung in (*ladder.reached, *ladder.scheduled) if rung.stage == wanted.step]


def _is_on(rung: Rung, step: DeadlineStep) -> bool:
    return step.due is not None and step.due <= rung.date <= last_day(step.due, step.precision)


def _place(event: Event, step: DeadlineStep) -> tuple[str, int]:
    return ("deadlines", next(i for i, each in enumerate(event.deadlines) if each is step))


def _record(context: Context, event: Event) -> Record[schema.Event]:
    record = context.records.of(schema.Event).get(event.id)
    if record is None:
        raise KeyError(event.id)
    return record


RULE = Rule(
    name="settled-dates",
    scope="library",
    must="a deadline must agree with the step that settles it",
    why="Two pages would say different things of one day.",
    check=check,
    codes={
        "step-on-another-day": "a deadline that a step settles must have the day of that step",
        "ending-contradicts-step": "a deadline must not lapse where its step was taken on its day",
    },
)
