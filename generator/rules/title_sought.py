"""A source without a title may say when one was looked for in vain; one with a title may not."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.source import Source


def check(record: Record[Source], _context: Context) -> Iterator[Finding]:
    """Find a source that has both a title and a day on which none was seen."""
    source = record.value
    if source.title and source.title_sought:
        found = f"found {source.title_sought} beside the title {quote(source.title)}"
        yield Finding(record, ("title_sought",), found, "remove “title_sought:”")


RULE = Rule(
    name="title-sought",
    scope="source",
    must="“title_sought” must stand only where there is no title",
    why="It tells readers that a title was looked for in vain.",
    check=check,
)
