"""A measure is aimed at others, not at the country that takes it."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.membership import is_own
from generator.rules.rule import Context, Finding, Rule
from generator.schema.measure import Measure
from generator.schema.types import ALL


def check(record: Record[Measure], context: Context) -> Iterator[Finding]:
    """Find a measure that is aimed at its own country, bloc or members, and one on all beside others."""
    measure = record.value
    if ALL in measure.applies_to and len(measure.applies_to) > 1:
        do = "write [all] alone, or name the partners"
        yield Finding(record, ("applies_to",), "found all beside other names", do, "all-beside-others")
    for i, code in enumerate(measure.applies_to):
        if is_own(context.records, code, measure.by, context.today):
            do = "correct “by:”, or name the partners that it is aimed at"
            yield Finding(record, ("applies_to", i), f"found {quote(code)}, by {measure.by}", do, "measure-on-itself")


RULE = Rule(
    name="measure-partners",
    scope="measure",
    must="measures must be aimed at others",
    why="A tariff, control or ban of a country on itself is a slip: its partners are those that it is aimed at.",
    check=check,
    codes={
        "measure-on-itself": "measures must not apply to the country that takes them, its bloc or its members",
        "all-beside-others": "a list with all must name nobody else",
    },
)
