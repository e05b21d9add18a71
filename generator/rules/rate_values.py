"""A rate that is charged says from which day and how much; one that has ended gives no figure."""

from collections.abc import Iterator

from generator.loading import NodePath
from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event, Rate

_DATED = ("in-force", "ended")
_JOINED = ("+ ", "or ")


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find each rate without its day or figure, and each figure that cannot be read with what stands beside it."""
    for i, rate in enumerate(record.value.rates):
        at = ("rates", i)
        if rate.status in _DATED and rate.effective is None:
            first = "the first day of the rate" if rate.status == "in-force" else "the first day without the rate"
            found, do = f"found the status {quote(rate.status)} without “effective:”", f"add “effective:” with {first}"
            yield Finding(record, (*at, "status"), found, do, "rate-without-day")
        if rate.status == "ended":
            yield from _ended(record, at, rate)
        else:
            yield from _figure(record, at, rate)


def _ended(record: Record[Event], at: NodePath, rate: Rate) -> Iterator[Finding]:
    for field in ("percent", "specific"):
        value = getattr(rate, field)
        if value is not None:
            do = f"remove “{field}:”, or write the status in-force if this is the new rate"
            yield Finding(record, (*at, field), f"found {quote(value)} in a rate that ended", do, "ended-with-figure")


def _figure(record: Record[Event], at: NodePath, rate: Rate) -> Iterator[Finding]:
    percent, specific = rate.percent, rate.specific
    if specific is None:
        if percent is None:
            do = "add “percent:”, or “specific:” for a duty that is no percentage, or leave the rate out"
            yield Finding(record, at, f"found a rate {quote(rate.status)} with neither", do, "rate-without-figure")
        return
    if percent is None and specific.startswith(_JOINED):
        found, do = f"found {quote(specific)} without “percent:”", "add the percentage, or begin with the figure"
        yield Finding(record, (*at, "specific"), found, do, "specific-not-joined")
    elif percent is not None and not specific.startswith(_JOINED):
        found, do = f"found {quote(specific)} beside a percentage", f"write it like “+ {specific}” or “or {specific}”"
        yield Finding(record, (*at, "specific"), found, do, "specific-not-joined")
    if rate.basis == "all-in" and percent is None:
        do = "remove “basis:” and say in “specific:” what it includes"
        yield Finding(record, (*at, "basis"), "found all-in with “specific:” alone", do, "all-in-without-percent")


RULE = Rule(
    name="rate-values",
    scope="event",
    must="rates must give their figure, and from which day they are charged or not",
    why="Rates are computed: one without a day would never count, and one without a figure would count as none.",
    check=check,
    codes={
        "rate-without-day": "rates in force, and rates that ended, must give the day from which this holds",
        "rate-without-figure": "rates that did not end must have a percentage or a specific duty",
        "ended-with-figure": "rates that ended must give no figure",
        "specific-not-joined": "a specific duty must begin with “+ ” or “or ” beside a percentage, and only there",
        "all-in-without-percent": "the basis all-in must stand with a percentage",
    },
)
