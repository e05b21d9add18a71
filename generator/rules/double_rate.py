"""An event gives a partner one rate of a measure for each day and kind of goods."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event, Rate
from generator.schema.measure import Measure

_WHOLE = frozenset({"all goods", "all products", "all imports"})


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each second rate of a measure for one partner, first day and goods.

    A partner named beside its bloc or all is an exception from it. A threat without a day may name several rates.
    """
    seen: dict[tuple[object, ...], int] = {}
    for i, rate in enumerate(record.value.rates):
        if rate.effective is None and rate.status != "announced":
            continue
        for j, partner in enumerate(rate.applies_to):
            key = (rate.measure, partner, rate.effective, _part(rate, context), _plain(rate.covers))
            first = seen.setdefault(key, i)
            if first != i:
                day = f" from {rate.effective}" if rate.effective else ""
                found = f"found a second rate of {quote(rate.measure)} on {partner}{day}, the first is item {first + 1}"
                do = "keep one, or tell them apart by “effective:”, “goods:” or “covers:”"
                yield Finding(record, ("rates", i, "applies_to", j), found, do)


def _part(rate: Rate, context: Context) -> str:
    """Return the goods of ``rate``, nothing for all that its measure covers."""
    goods = _plain(rate.goods)
    measure = context.records.of(Measure).get(rate.measure)
    return "" if goods in _WHOLE or (measure and goods == _plain(measure.value.goods)) else goods


def _plain(goods: str | None) -> str:
    return " ".join((goods or "").casefold().split())


RULE = Rule(
    name="double-rate",
    scope="event",
    must="an event must give a partner only one rate of a measure for the same day and goods",
    why="Of two rates the site could only guess which one is charged.",
    check=check,
)
