"""Sources on one website belong to one publisher, or to publishers of one house."""

from collections.abc import Iterator

from generator.lookup.hosts import host
from generator.problems import quote
from generator.rules.owners import house
from generator.rules.rule import Context, Finding, Rule
from generator.schema.source import Publisher, Source


def check(context: Context) -> Iterator[Finding]:
    """Find each source on a host where an earlier one has a publisher of another house."""
    publishers = context.records.of(Publisher)
    if not publishers.is_whole:
        return
    seen: dict[str, str] = {}
    for record in context.records.of(Source):
        site = host(record.value.url)
        publisher = record.value.publisher
        if not site or publisher not in publishers:
            continue
        first = seen.setdefault(site, publisher)
        if house(publishers, first) != house(publishers, publisher):
            found = f"found {quote(publisher)} on {site}, where {quote(first)} publishes"
            do = "correct the publisher, merge the two in data/publishers.yml, or name the one as “owner:” of the other"
            yield Finding(record, ("publisher",), found, do)


RULE = Rule(
    name="shared-host",
    scope="record",
    severity="warning",
    must="sources on one website must be those of one publisher or one house",
    why="Two names for one publisher would count as two independent voices.",
    check=check,
)
