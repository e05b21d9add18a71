"""A reprint has another author than its publisher, and an entry was formerly elsewhere."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.source import Source


def check(record: Record[Source], _context: Context) -> Iterator[Finding]:
    """Find a publisher that is also named as the one whose text it reprints, or where the entry was before."""
    source = record.value
    if source.via == source.publisher:
        do = "remove “via:”, or name the publisher on whose pages the text was read as “publisher:”"
        yield Finding(record, ("via",), f"found {quote(source.via)} for both", do)
    for i, former in enumerate(source.formerly):
        if former == source.publisher:
            yield Finding(record, ("formerly", i), f"found {quote(former)} for both", "remove it")


RULE = Rule(
    name="reprints",
    scope="source",
    must="the publisher of a source must differ from the one that it was taken from",
    why="Only a text of somebody else is a reprint, which counts as the voice of its author.",
    check=check,
)
