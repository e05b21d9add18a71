"""No list of an entry has the same item twice."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.kinds import KINDS
from generator.loading import NodePath
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import AgreementStep, Consequence, DeadlineStep, MeasureStep, RivalDate
from generator.schema.instrument import Instrument
from generator.schema.person import Office
from generator.schema.vocabularies import Member


def check(context: Context) -> Iterator[Finding]:
    """Find each item of a list that is there before, in all entries and their parts."""
    for kind in KINDS:
        for record in context.records[kind.name]:
            for at, items in _lists(record.value, ()):
                seen: dict[object, int] = {}
                for i, item in enumerate(items):
                    first = seen.setdefault(_key(item), i)
                    if first != i:
                        found = f"found {_shown(item)} again, first as item {first + 1}"
                        yield Finding(record, (*at, i), found, "remove one of the two, or correct it")


def _lists(value: BaseModel, at: NodePath) -> Iterator[tuple[NodePath, tuple[Any, ...]]]:
    """Yield every list in ``value`` with its place."""
    for name in type(value).model_fields:
        part = getattr(value, name)
        if isinstance(part, tuple):
            if len(part) > 1:
                yield (*at, name), part
            for i, item in enumerate(part):
                if isinstance(item, BaseModel):
                    yield from _lists(item, (*at, name, i))
        elif isinstance(part, BaseModel):
            yield from _lists(part, (*at, name))


def _key(item: object) -> object:
    """Return what makes an item one of its kind: a name itself, of a part what it is about, else all of it."""
    match item:
        case MeasureStep():
            return item.measure, item.step, item.date
        case AgreementStep():
            return item.agreement, item.step, item.by, item.date
        case DeadlineStep():
            return item.deadline, item.kind
        case Consequence():
            return item.party
        case RivalDate():
            return item.due, item.source
        case Office():
            return item.title, item.since
        case Member():
            # A country that left may join again: “country-kinds” looks at the days.
            return id(item)
        case Instrument() if item.number:
            return item.kind, item.number
    return item if isinstance(item, str) else repr(item)


def _shown(item: object) -> str:
    key = _key(item)
    if isinstance(item, str):
        return quote(item)
    if isinstance(key, tuple):
        return quote(" ".join(str(part) for part in key if part is not None))
    return quote(getattr(item, "party", "")) if isinstance(item, Consequence) else "the same item"


RULE = Rule(
    name="listed-twice",
    scope="record",
    must="lists must have each item only once",
    why="What is listed twice is counted and shown twice, or stands in the place of what was meant.",
    check=check,
)
