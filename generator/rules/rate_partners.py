"""A rate is charged on partners that its measure reaches, and never on the country that charges it."""

import datetime as dt
from collections.abc import Iterator

from generator.loading import NodePath
from generator.loading.records import Record
from generator.problems import quote
from generator.rules.membership import is_own, reaches
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event, Rate
from generator.schema.measure import Measure
from generator.schema.types import ALL
from generator.schema.vocabularies import Country


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each partner of a rate that cannot be charged by it, and each exception that excepts nothing."""
    for i, rate in enumerate(record.value.rates):
        at, day = ("rates", i), rate.effective or record.value.date
        yield from _lists(record, at, rate)
        # The members of a bloc whose entry is not valid are not known.
        if context.records.of(Country).is_whole:
            yield from _partners(record, context, at, rate, day)
            yield from _exceptions(record, context, at, rate, day)


def _lists(record: Record[Event], at: NodePath, rate: Rate) -> Iterator[Finding]:
    if ALL in rate.applies_to and len(rate.applies_to) > 1:
        do = "write [all] alone; a partner with a rate of its own gets an item of its own"
        yield Finding(record, (*at, "applies_to"), "found all beside other names", do, "all-beside-others")
    for j, code in enumerate(rate.except_for):
        if code in rate.applies_to:
            do = "remove it from one of the two lists"
            found = f"found {quote(code)} in “applies_to:” too"
            yield Finding(record, (*at, "except_for", j), found, do, "charged-and-excepted")


def _partners(record: Record[Event], context: Context, at: NodePath, rate: Rate, day: dt.date) -> Iterator[Finding]:
    measure = context.records.of(Measure).get(rate.measure)
    if measure is None:
        return
    by, names = measure.value.by, measure.value.applies_to
    outside: list[int] = []
    for j, code in enumerate(rate.applies_to):
        place = (*at, "applies_to", j)
        country = context.records.of(Country).get(code)
        if country and country.value.kind == "organisation":
            found, do = f"found {quote(code)}", "name the countries that are charged"
            yield Finding(record, place, found, do, "rate-on-organisation")
        elif is_own(context.records, code, by, day):
            found = f"found {quote(code)} charged by {by}, whose measure {quote(rate.measure)} is"
            do = "name the partner that is charged or a measure of the other side, or correct data/measures.yml"
            yield Finding(record, place, found, do, "rate-on-itself")
        elif not reaches(context.records, names, code, day):
            outside.append(j)
    if outside:
        codes = tuple(rate.applies_to[j] for j in outside)
        found = f"found {_some(codes)}, and {quote(rate.measure)} applies to {_some(names)}"
        do = "correct the partner or the measure, or add the partner to the measure in data/measures.yml"
        yield Finding(record, (*at, "applies_to", outside[0]), found, do, "rate-outside-measure")


def _exceptions(record: Record[Event], context: Context, at: NodePath, rate: Rate, day: dt.date) -> Iterator[Finding]:
    for j, code in enumerate(rate.except_for):
        if code not in rate.applies_to and not reaches(context.records, rate.applies_to, code, day):
            found = f"found {quote(code)}, and the rate applies to {_some(rate.applies_to)}"
            do = "write applies_to: [all] if it is an exception from all, or remove it"
            yield Finding(record, (*at, "except_for", j), found, do, "needless-exception")


def _some(names: tuple[str, ...]) -> str:
    return ", ".join(names[:6]) + (" and others" if len(names) > 6 else "")


RULE = Rule(
    name="rate-partners",
    scope="event",
    must="rates must be charged on partners that their measure reaches",
    why="A rate on any other partner is most often one of another measure, or has a wrong code.",
    check=check,
    codes={
        "all-beside-others": "a list with all must name nobody else",
        "charged-and-excepted": "partners left out of a rate must not be charged by it",
        "rate-on-organisation": "rates must be charged on countries or customs unions, not on organisations",
        "rate-on-itself": "rates must not be charged on the country that charges them, its bloc or its members",
        "rate-outside-measure": "the measure of a rate must reach the partner that is charged",
        "needless-exception": "partners left out must be among all, or members of a bloc that the rate names",
    },
)
