"""A former id is free: no entry has it now, and one entry alone has taken it over. So no move can make a loop."""

from collections.abc import Iterator
from typing import Any

from generator.kinds import KINDS
from generator.loading.records import Collection, Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule

_LIVING, _TWICE = "moved-from-living", "moved-from-twice"


def check(context: Context) -> Iterator[Finding]:
    """Find each former id that is that of an entry, or a former id of another entry too."""
    for kind in (kind for kind in KINDS if "moved_from" in kind.schema.model_fields):
        collection = context.records[kind.name]
        living = {key.casefold() for key in collection.ids} | {key.casefold() for key in collection.invalid_ids}
        heirs: dict[str, Record[Any]] = {}
        for record in collection:
            for i, key in enumerate(record.value.moved_from):
                if key.casefold() in living:
                    do = f"remove it here, or remove the {kind.singular} {quote(key)}, if it is taken in by this one"
                    yield Finding(record, ("moved_from", i), f"found {quote(key)}", do, _LIVING)
                first = heirs.setdefault(key.casefold(), record)
                if first is not record:
                    found = f"found {quote(key)} in {quote(first.id)} too"
                    yield Finding(record, ("moved_from", i), found, "keep it in the one that readers mean", _TWICE)


def moved_to(collection: Collection[Any]) -> dict[str, str]:
    """Return the id of the present entry by each former id in a kind that has such; else nothing."""
    return {old: record.id for record in collection for old in getattr(record.value, "moved_from", ())}


RULE = Rule(
    name="moved-from",
    scope="record",
    must="an id under moved_from must be one that no entry has any more",
    why="The old address leads to the entry; it cannot show another entry at the same time.",
    check=check,
    codes={
        _LIVING: "an id under moved_from must be one that no entry has now",
        _TWICE: "an id must be under moved_from of one entry alone",
    },
)
