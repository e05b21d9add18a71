"""Measures and agreements go down their ladder only by a ruling, suspension or end, and do not go on after an end."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model import Agreement, AgreementStep, Country, Library, Measure
from generator.model.stages import ENDED_STAGES, HEIGHT
from generator.problems import quote
from generator.projections.ends import Ends
from generator.projections.ladder import Rung, Step, build_ladder
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema

# Steps by which something that has ended may begin again.
_ANEW = frozenset({"floated", "threatened", "negotiating", "announced", "ordered"})
# What has run out may be renewed as it was, also back to its end.
_RAN_OUT = frozenset({"expired", "ended"})


def check(context: Context) -> Iterator[Finding]:
    """Find each step down without a reason, and each step after an end that is not a new beginning."""
    # An event that is not valid may have the step that is missing.
    if not context.records.of(schema.Event).is_whole:
        return
    library = context.library
    things: list[Measure | Agreement] = [*library.measures.values(), *library.agreements.values()]
    told: set[tuple[str, str]] = set()
    for thing in things:
        for before, rung in (pair for rungs in _climbs(library, thing) for pair in pairwise(rungs)):
            record = context.records.of(schema.Event).get(rung.event.id)
            if rung.by_terms or record is None or (record.id, thing.id) in told:
                continue
            at = _place(thing, rung)
            where = "this event" if before.event is rung.event else quote(before.event.id)
            found = f"found {quote(rung.stage)} of {quote(thing.id)} on {rung.date} after {quote(before.stage)} "
            found += f"on {before.date}, a step of {where}"
            if _goes_on_after_end(before, rung):
                told.add((record.id, thing.id))
                do = "correct the dates or steps, add the step by which it began again, or give the new one its own id"
                yield Finding(record, at, found, do, "step-after-end")
            elif HEIGHT.get(rung.stage, len(HEIGHT)) < HEIGHT.get(before.stage, -1):
                told.add((record.id, thing.id))
                do = "add the step that ended or suspended it, or correct the dates, times or steps"
                yield Finding(record, at, found, do, "step-back")


def _climbs(library: Library, thing: Measure | Agreement) -> Iterator[Sequence[Rung]]:
    """Yield the rungs of ``thing`` in order; of an agreement those that each party has taken, alone or with others."""
    ends = Ends(library)
    if isinstance(thing, Measure):
        ladder = build_ladder(library.measure_steps[thing.id], ends)
        yield (*ladder.reached, *ladder.scheduled)
        return
    for party in thing.parties:
        steps = library.agreement_steps[thing.id]
        ladder = build_ladder([(e, s) for e, s in steps if not isinstance(s.by, Country) or s.by == party], ends)
        yield (*ladder.reached, *ladder.scheduled)


def _goes_on_after_end(before: Rung, rung: Rung) -> bool:
    """Tell whether ``rung`` neither ends what has ended, nor begins it anew, renews it, or restores it by a ruling."""
    if before.stage not in ENDED_STAGES or rung.stage in _ANEW | ENDED_STAGES or rung.event.kind == "ruling":
        return False
    return not (rung.stage == "in-force" and before.stage in _RAN_OUT and rung.event is not before.event)


def _place(thing: Measure | Agreement, rung: Rung) -> tuple[str | int, ...]:
    """Return where the step of ``rung`` stands in its file."""
    field = "measures" if isinstance(thing, Measure) else "agreements"
    steps: Sequence[Step] = getattr(rung.event, field)
    index = next(n for n, s in enumerate(steps) if (s.step, s.date) == (rung.stage, rung.date) and _of(s) == thing)
    return field, index, "step"


def _of(step: Step) -> Measure | Agreement:
    return step.agreement if isinstance(step, AgreementStep) else step.measure


RULE = Rule(
    name="ladder-steps",
    scope="library",
    must="measures and agreements must take their steps in order",
    why="A status that goes back without a reason is most often a wrong date.",
    check=check,
    codes={
        "step-back": "measures and agreements must not return to an earlier step unless suspended or ended in between",
        "step-after-end": "after its end, a measure or agreement must begin again, unless a ruling restores it or a "
        "later event renews what expired",
    },
)
