"""An event has at least one source that was opened and read."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.source import Source


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find an event without sources, or with sources that nobody has read."""
    event = record.value
    if not event.sources:
        do = "add the id of a source, or keep the fact in seeds/ as a lead"
        yield Finding(record, ("sources",), "found none", do, "no-source")
        return
    sources = context.records.of(Source)
    cited = [sources.get(ref.partition("#")[0]) for ref in event.sources]
    if all(source and source.value.opened is None for source in cited):
        found, do = "found only sources without “opened:”", "read one and add the date, or keep the fact as a lead"
        yield Finding(record, ("sources",), found, do, "unread-source")


RULE = Rule(
    name="event-sources",
    scope="event",
    must="events must have at least one source that was opened and read",
    why="The record makes no claim without a source that somebody has read.",
    check=check,
    codes={
        "no-source": "events must have at least one source",
        "unread-source": "at least one source of an event must have been opened and read",
    },
)
