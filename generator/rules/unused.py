"""Deadlines, measures and agreements have a history: at least one event takes a step of them or sets a rate."""

from collections.abc import Iterator

from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.references import references

_KINDS = ("deadlines", "measures", "agreements")


def check(context: Context) -> Iterator[Finding]:
    """Find each deadline, measure and agreement that no event refers to."""
    events = context.records.of(Event)
    if not events.is_whole:
        return
    used = {(ref.refers.kind, ref.key) for record in events for ref in references(record.value)}
    for kind in _KINDS:
        for record in context.records[kind]:
            if (kind, record.id) not in used:
                yield Finding(record, ("id",), "found no event that refers to it", "add one or remove the entry")


RULE = Rule(
    name="unused",
    scope="record",
    severity="warning",
    must="deadlines, measures and agreements must have at least one event",
    why="Their pages show a history, which only events can give.",
    check=check,
)
