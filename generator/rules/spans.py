"""Memberships, offices and looks at the news end after they begin; days in office have a source."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from generator.loading import NodePath
from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.desk import DeskCheck
from generator.schema.person import Person
from generator.schema.vocabularies import Country


def check(context: Context) -> Iterator[Finding]:
    """Find each span of days that ends too early, and each office with days that no source gives."""
    for schema, field in ((Country, "members"), (Person, "offices")):
        for record in context.records.of(schema):
            for i, part in enumerate(getattr(record.value, field)):
                if part.since and part.until and part.until <= part.since:
                    yield _backwards(record, (field, i, "until"), part.since, part.until)
    yield from _offices(context)
    yield from _desks(context)


def _offices(context: Context) -> Iterator[Finding]:
    for person in context.records.of(Person):
        for i, office in enumerate(person.value.offices):
            if (office.since or office.until) and office.source is None:
                do = "add “source:” with a source that gives the day, or leave the day out"
                yield Finding(person, ("offices", i), "found none", do, "office-without-source")


def _desks(context: Context) -> Iterator[Finding]:
    for desk in context.records.of(DeskCheck):
        if desk.value.end < desk.value.start:
            yield _backwards(desk, ("to",), desk.value.start, desk.value.end)
        elif desk.value.recorded < desk.value.end:
            found = f"found {desk.value.end}, and the look was recorded on {desk.value.recorded}"
            yield Finding(desk, ("to",), found, "end it on the day of the look at the latest", "span-not-over")


def _backwards(record: Record[Any], at: NodePath, start: dt.date, end: dt.date) -> Finding:
    found = f"found {end} for what begins on {start}"
    return Finding(record, at, found, "correct one of the two days", "span-backwards")


RULE = Rule(
    name="spans",
    scope="record",
    must="memberships, offices and looks at the news must end after they begin",
    why="Who was in office, and which country was a member, is computed from these days.",
    check=check,
    codes={
        "span-backwards": "the end of a span of days must be later than its beginning",
        "office-without-source": "days in office must have a source",
        "span-not-over": "a look at the news must not reach beyond the day on which it was recorded",
    },
)
