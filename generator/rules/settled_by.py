"""What settles a deadline or an undertaking is one deadline, or one step on the ladder of a measure or an agreement."""

from collections.abc import Iterator
from typing import Any, get_args

from generator.loading import NodePath
from generator.loading.records import Record
from generator.problems import nearest, quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.agreement import Agreement, AgreementStage, SettledBy
from generator.schema.deadline import Deadline
from generator.schema.measure import MeasureStage

_THINGS = ("deadline", "measure", "agreement")
_STAGES: dict[str, tuple[str, ...]] = {"measure": get_args(MeasureStage), "agreement": get_args(AgreementStage)}


def check(context: Context) -> Iterator[Finding]:
    """Find each ``settled_by`` that names none or several things, a step of another ladder, or leads back to itself."""
    deadlines = context.records.of(Deadline)
    for record in deadlines:
        settled = record.value.settled_by
        if settled:
            yield from _faults(record, ("settled_by",), settled)
            if record.value.passes:
                found, do = "found “passes: true” too", "keep one: what passes ends by itself, with no outcome"
                yield Finding(record, ("settled_by",), found, do, "passes-and-settled")
            if circle := _circle(context, record):
                do = "name the step of a measure or agreement, or leave it out"
                at = ("settled_by", "deadline")
                yield Finding(record, at, f"found {' → '.join(map(quote, circle))}", do, "settled-by-itself")
    for agreement in context.records.of(Agreement):
        for i, promise in enumerate(agreement.value.undertakings):
            if promise.settled_by:
                yield from _faults(agreement, ("undertakings", i, "settled_by"), promise.settled_by)


def _faults(record: Record[Any], at: NodePath, settled: SettledBy) -> Iterator[Finding]:
    named = [thing for thing in _THINGS if getattr(settled, thing)]
    if len(named) != 1:
        found = "found " + (" and ".join(f"“{thing}:”" for thing in named) or "none of them")
        do = "keep one of “deadline:”, “measure:” and “agreement:”"
        yield Finding(record, at, found, do, "settled-by-one-thing")
        return
    (thing,) = named
    step = settled.step
    if thing == "deadline" and step:
        do = "remove “step:”, or name the measure or agreement that takes it"
        yield Finding(record, (*at, "step"), f"found {quote(step)} beside a deadline", do, "step-of-a-deadline")
    elif thing != "deadline" and step is None:
        found, do = f"found a {thing} alone".replace("a a", "an a"), "add “step:”, such as in-force"
        yield Finding(record, at, found, do, "settled-without-step")
    elif thing != "deadline" and step not in _STAGES[thing]:
        found = f"found {quote(step)}, which no {thing} takes"
        yield Finding(record, (*at, "step"), found, nearest(str(step), _STAGES[thing]), "step-of-another-ladder")


def _circle(context: Context, start: Record[Deadline]) -> list[str]:
    """Return the ids that lead from a deadline back to it, in their order; none where they do not."""
    path = [start.id]
    record: Record[Deadline] | None = start
    while record and record.value.settled_by and record.value.settled_by.deadline:
        path.append(record.value.settled_by.deadline)
        if path[-1] == start.id:
            return path
        if path[-1] in path[:-1]:
            break
        record = context.records.of(Deadline).get(path[-1])
    return []


RULE = Rule(
    name="settled-by",
    scope="record",
    must="what settles a date or an undertaking must be one deadline or one step of a measure or agreement",
    why="The outcome is computed from it.",
    check=check,
    codes={
        "settled-by-one-thing": "“settled_by” must name exactly one deadline, measure or agreement",
        "settled-without-step": "a measure or agreement that settles something must come with the step that does",
        "step-of-a-deadline": "a deadline that settles something must come without a step",
        "step-of-another-ladder": "the step that settles something must be one that a measure, or an agreement, takes",
        "settled-by-itself": "a deadline must not be settled by itself, also not through others",
        "passes-and-settled": "a deadline that passes by itself must not be settled by anything",
    },
)
