"""The parts of an event cite only sources that the event lists."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.references import references


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each account, rate, rival date or rival value whose source is not in the event's own list."""
    listed = {ref.partition("#")[0] for ref in record.value.sources}
    for reference in references(record.value):
        key = reference.key
        if reference.refers.kind == "sources" and key not in listed and key in context.records["sources"]:
            yield Finding(record, reference.at, f"found {quote(key)}", "add it to “sources:” of this event")


RULE = Rule(
    name="unlisted-source",
    scope="event",
    must="accounts, rates and rival values must cite one of the event's own sources",
    why="The evidence grade of an event is computed from the sources that it lists.",
    check=check,
)
