"""A rate of more than 1,000 percent is most often a slip."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_HIGHEST = 1000


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find each percentage, or what follows it by the act, that is higher than any duty is likely to be."""
    for i, rate in enumerate(record.value.rates):
        for field in ("percent", "then"):
            value = getattr(rate, field)
            if value is not None and not isinstance(value, str) and value > _HIGHEST:
                do = "look for a missing decimal point; a sum per item or weight goes under “specific:”"
                yield Finding(record, ("rates", i, field), f"found {value}", do)


RULE = Rule(
    name="high-rate",
    scope="event",
    severity="warning",
    must=f"rates must rarely be higher than {_HIGHEST} percent",
    why="A missing decimal point is likelier than such a duty.",
    check=check,
)
