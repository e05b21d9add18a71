"""Blocs say who their members are."""

from collections.abc import Iterator

from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.vocabularies import Country


def check(context: Context) -> Iterator[Finding]:
    """Find each bloc without members. An organisation is only a party, so it may leave them out."""
    for record in context.records.of(Country):
        if record.value.kind == "bloc" and not record.value.members:
            found = f"found none for {quote(record.value.name)}"
            do = "add “members:” with their codes, or write “kind: organisation” for what is no customs union"
            yield Finding(record, ("code",), found, do)


RULE = Rule(
    name="no-members",
    scope="record",
    severity="warning",
    must="blocs must have members",
    why="A rate on a bloc is a rate on its members of that day, and without them it would reach nobody.",
    check=check,
)
