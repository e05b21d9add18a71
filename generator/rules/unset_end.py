"""What ends on a deadline names one that has a date by then."""

from collections.abc import Iterator

from generator.model import Deadline, Event
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema


def check(context: Context) -> Iterator[Finding]:
    """Find each ``until`` that names a deadline without a date on the day of the event."""
    # An event that is not valid may have set the deadline.
    if not context.records.of(schema.Event).is_whole:
        return
    for event in context.library.active_events:
        for field in ("measures", "agreements", "rates"):
            for i, part in enumerate(getattr(event, field)):
                if isinstance(part.until, Deadline) and not _has_date(context, part.until, event):
                    record = context.records.of(schema.Event).get(event.id)
                    if record:
                        found = f"found {quote(part.until.id)}, which has no date by {event.date}"
                        do = "set it in this event under “deadlines:”, or give “until:” a day"
                        yield Finding(record, (field, i, "until"), found, do)


def _has_date(context: Context, deadline: Deadline, event: Event) -> bool:
    steps = context.library.deadline_steps[deadline.id]
    return any(step.due for earlier, step in steps if earlier.date <= event.date)


RULE = Rule(
    name="unset-end",
    scope="library",
    must="what ends on a deadline must name one whose date is set by then",
    why="Without a date nobody can tell when it ends, and it would seem to go on.",
    check=check,
)
