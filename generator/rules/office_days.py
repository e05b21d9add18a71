"""Who speaks in an event is in office on its day, where the days of the offices are known."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.model.days import last_day
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.person import Person


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each speaker outside the days of all offices; an office without days may be held on any."""
    event = record.value
    start, end = event.date, event.ends or last_day(event.date, event.precision)
    for i, account in enumerate(event.accounts):
        person = context.records.of(Person).get(account.speaker) if account.speaker else None
        if person is None:
            continue
        offices = person.value.offices
        if not any((o.since is None or o.since <= end) and (o.until is None or start < o.until) for o in offices):
            found = f"found {quote(person.id)}, who held no office on {start}"
            do = "correct the speaker or the date, or the days of the offices in data/people.yml"
            yield Finding(record, ("accounts", i, "speaker"), found, do)


RULE = Rule(
    name="office-days",
    scope="event",
    severity="warning",
    must="who speaks for a party must be in office on the day of the event",
    why="The page gives the office; a predecessor or successor is easily named instead.",
    check=check,
)
