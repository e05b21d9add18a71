"""A link to an event that was recorded later was added later, so a revision says so."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each event under ``follows`` that the record did not hold when the entry, as it stands, was written."""
    event = record.value
    if event.recorded is None:
        return
    changed = [r.date for r in event.revisions if r.field and r.field.startswith("/follows")]
    last = max([event.recorded, *changed])
    for i, key in enumerate(event.follows):
        earlier = context.records.of(Event).get(key)
        if earlier and earlier.value.recorded and earlier.value.recorded > last:
            found = f"found {quote(key)}, recorded on {earlier.value.recorded}"
            do = f"run “briefing revise {record.id}”, which records the change of “follows”"
            yield Finding(record, ("follows", i), found, do)


RULE = Rule(
    name="late-link",
    scope="event",
    severity="warning",
    must="a link to an event that was recorded later must have a revision",
    why="The log of changes, made again on an earlier copy of the record, must give the present one.",
    check=check,
)
