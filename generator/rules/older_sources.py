"""A source that is older than an event cannot tell that it happened."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.references import references
from generator.schema.source import Source

_A_WEEK = dt.timedelta(days=7)


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find an event whose sources were all published more than a week before it."""
    sources = context.records.of(Source)
    cited = [sources.get(r.key) for r in references(record.value) if r.at[0] == "sources"]
    days = [source.value.published for source in cited if source and source.value.published]
    if days and len(days) == len(cited) and max(days) < record.value.date - _A_WEEK:
        do = "add the source that reports it, or correct one of the days"
        yield Finding(record, ("sources",), f"found none after {max(days)} for {record.value.date}", do)


RULE = Rule(
    name="older-sources",
    scope="event",
    severity="warning",
    must="at least one source of an event must be about as late as the event",
    why="What was announced may not have happened as announced.",
    check=check,
)
