"""Publishers belong to a house: chains of owners come to an end."""

from collections.abc import Iterator

from generator.loading.records import Collection
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.source import Publisher


def check(context: Context) -> Iterator[Finding]:
    """Find each publisher that owns itself, also through others."""
    publishers = context.records.of(Publisher)
    for record in publishers:
        chain = _chain(publishers, record.id)
        if chain[-1] == record.id and len(chain) > 1:
            found = f"found {' → '.join(map(quote, chain))}"
            do = "remove “owner:” from the one that nobody owns"
            yield Finding(record, ("owner",), found, do)


def house(publishers: Collection[Publisher], key: str) -> str:
    """Return the id of the publisher at the top of the chain of owners."""
    return _chain(publishers, key)[-1]


def _chain(publishers: Collection[Publisher], key: str) -> list[str]:
    """Return the ids from ``key`` to the last owner; where they form a circle, the first that comes again is last."""
    chain = [key]
    while (record := publishers.get(chain[-1])) and record.value.owner:
        chain.append(record.value.owner)
        if chain[-1] in chain[:-1]:
            break
    return chain


RULE = Rule(
    name="owners",
    scope="record",
    must="publishers must not own themselves, also not through others",
    why="Publishers of one owner count as one voice, so every chain of owners must have a top.",
    check=check,
)
