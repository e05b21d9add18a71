"""What was done to the record, or published, was done on a day that has come."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from generator.kinds import KINDS
from generator.loading import NodePath
from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.desk import DeskCheck
from generator.schema.event import Event
from generator.schema.person import Person
from generator.schema.seed import Seed
from generator.schema.source import Source

_ONE_DAY = dt.timedelta(days=1)


def check(context: Context) -> Iterator[Finding]:
    """Find each day of the work on the record that is after tomorrow in UTC."""
    for kind in KINDS:
        for record in context.records[kind.name]:
            for at, day, what in _days(record):
                if day and day > context.today + _ONE_DAY:
                    found = f"found {day}, on which {what}, and today is {context.today}"
                    yield Finding(record, at, found, "correct the year, month or day")


def _days(record: Record[Any]) -> Iterator[tuple[NodePath, dt.date | None, str]]:
    """Yield each day that cannot lie ahead: its place, the day, and what was done on it."""
    entry = record.value
    match entry:
        case Source():
            yield ("published",), entry.published, "it was published"
            yield ("opened",), entry.opened, "it was read"
            yield ("title_sought",), entry.title_sought, "its title was looked for"
        case Event():
            yield ("recorded",), entry.recorded, "it was recorded"
            yield ("checked",), entry.checked, "it was checked"
            for i, revision in enumerate(entry.revisions):
                yield ("revisions", i, "date"), revision.date, "it was revised"
            if entry.withdrawn:
                yield ("withdrawn", "date"), entry.withdrawn.date, "it was withdrawn"
        case Seed():
            yield ("read",), entry.read, "it was read"
        case DeskCheck():
            yield ("from",), entry.start, "the news was read"
            yield ("to",), entry.end, "the news was read"
            yield ("recorded",), entry.recorded, "the look was recorded"
        case Person():
            for i, office in enumerate(entry.offices):
                yield ("offices", i, "since"), office.since, "the office was taken"


RULE = Rule(
    name="days-to-come",
    scope="record",
    must="days on which something was published, read, checked or changed must have come",
    why="Readers see how fresh the record is by these days, and a wrong year would hide how old it is.",
    check=check,
)
