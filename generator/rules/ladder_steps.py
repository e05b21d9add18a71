"""A ladder is climbed: a step back needs a ruling, suspension or withdrawal between, and what has ended stays ended."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from generator.loading.records import Record, Records
from generator.problems import Problem, quote
from generator.schema import Event

# The height of each upward step; both kinds of ladder. Steps of equal height may follow one another.
_HEIGHT = {
    "floated": 0,
    "threatened": 1,
    "negotiating": 1,
    "announced": 2,
    "agreed-in-principle": 2,
    "text-published": 3,
    "ordered": 3,
    "signed": 4,
    "in-force": 5,
}
_ENDS = frozenset({"ended", "withdrawn", "struck-down", "expired", "replaced"})
# A thing that has ended may be begun anew, from the foot of the ladder.
_ANEW = frozenset({"floated", "threatened", "negotiating", "announced", "ordered"})

Step = tuple[dt.date, dt.date, Record[Event], tuple[str, int], str]


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each step that goes down without a reason, or up from an end."""
    for field, name in (("measures", "measure"), ("agreements", "agreement")):
        ladders: dict[str, list[Step]] = defaultdict(list)
        for record in records.events:
            for i, step in enumerate(getattr(record.value, field)):
                when = step.date or record.value.date
                ladders[getattr(step, name)].append((when, record.value.date, record, (field, i), step.step))
        for key, steps in ladders.items():
            steps.sort(key=lambda step: (step[0], step[1], step[2].id))
            yield from _climb(name, key, steps)


def _climb(name: str, key: str, steps: list[Step]) -> Iterator[Problem]:
    height, stage = -1, ""
    for _, _, record, at, step in steps:
        if stage in _ENDS and step not in _ANEW | _ENDS and record.value.kind != "ruling":
            yield record.problem(
                (*at, "step"),
                "step-after-end",
                f"a step after the end of {_a(name)} begins it anew, unless a ruling brings it back",
                f"found {quote(step)} of {quote(key)}, which was {stage}",
                "mend the dates or the steps, or give the new one an id of its own",
            )
        elif step in _HEIGHT and stage in _HEIGHT and _HEIGHT[step] < height:
            yield record.problem(
                (*at, "step"),
                "step-back",
                f"{_a(name)} goes down its ladder by a ruling, suspension or withdrawal",
                f"found {quote(step)} of {quote(key)} after {stage}",
                "add the step that took it down, or mend the dates or steps",
            )
        height = _HEIGHT.get(step, -1)
        stage = step


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
