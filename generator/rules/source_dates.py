"""A source is read after it was published."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Record
from generator.rules.rule import Context, Finding, Rule
from generator.schema.source import Source

_ONE_DAY = dt.timedelta(days=1)


def check(record: Record[Source], _context: Context) -> Iterator[Finding]:
    """Find a source that was opened before it was published: a day earlier is possible, west of its publisher."""
    source = record.value
    if source.opened and source.published and source.opened < source.published - _ONE_DAY:
        found = f"found {source.opened} for a document of {source.published}"
        yield Finding(record, ("opened",), found, "correct one of the two days")


RULE = Rule(
    name="source-dates",
    scope="source",
    must="sources must be opened on or after the day of publication",
    why="Nobody can have read what was not yet published, so one of the days is wrong.",
    check=check,
)
