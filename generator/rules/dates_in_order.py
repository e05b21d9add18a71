"""The days of an entry come in an order that is possible."""

import datetime as dt
from collections.abc import Iterator

from generator.loading import NodePath
from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.source import Source

# East of Greenwich it may be the next day already.
_ONE_DAY = dt.timedelta(days=1)


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find a check before the event or before its sources were published, and a change before the entry was made."""
    event = record.value
    if event.checked and event.checked < event.date - _ONE_DAY:
        found, do = f"found {event.checked} for an event of {event.date}", "correct one of the two"
        yield Finding(record, ("checked",), found, do, "checked-too-early")
    for i, ref in enumerate(event.sources):
        source = context.records.of(Source).get(ref.partition("#")[0])
        published = source.value.published if source else None
        if published and event.checked and published > event.checked + _ONE_DAY:
            found = f"found {quote(ref)}, published on {published}, and “checked: {event.checked}”"
            do = "correct the day of one, or compare the entry with this source and renew “checked:”"
            yield Finding(record, ("sources", i), found, do, "source-after-check")
    begun = event.recorded or event.date
    changes: list[tuple[NodePath, dt.date]] = []
    # With the day on which it was recorded, “revisions” looks at them.
    if event.recorded is None:
        changes += [(("revisions", i, "date"), revision.date) for i, revision in enumerate(event.revisions)]
    if event.withdrawn:
        changes.append((("withdrawn", "date"), event.withdrawn.date))
    for at, day in changes:
        if day < begun - _ONE_DAY:
            what = "recorded" if event.recorded else "dated"
            yield Finding(
                record, at, f"found {day} for an entry {what} {begun}", "correct the day", "changed-too-early"
            )


RULE = Rule(
    name="dates-in-order",
    scope="event",
    must="events must happen before they are checked and changed, and be checked after their sources were published",
    why="Days out of order are most often slips of the year or month.",
    check=check,
    codes={
        "checked-too-early": "events must be checked after they happened",
        "source-after-check": "events must be checked after their sources were published",
        "changed-too-early": "events must be revised or withdrawn after they were recorded",
    },
)
