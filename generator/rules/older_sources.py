"""A source that is older than an event cannot tell that it happened."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.references import references
from generator.schema.source import Source

# What was announced for a day is often reported long before it.
_HALF_A_YEAR = dt.timedelta(days=182)


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find an event whose sources were all published more than half a year before it."""
    sources = context.records.of(Source)
    cited = [sources.get(r.key) for r in references(record.value) if r.at[0] == "sources"]
    days = [source.value.published for source in cited if source and source.value.published]
    if days and len(days) == len(cited) and max(days) < record.value.date - _HALF_A_YEAR:
        do = "add the source that reports it, or correct one of the days"
        yield Finding(record, ("sources",), f"found none after {max(days)} for {record.value.date}", do)


RULE = Rule(
    name="older-sources",
    scope="event",
    severity="warning",
    must="at least one source of an event must be later than half a year before it",
    why="What was announced may not have happened as announced.",
    check=check,
)
