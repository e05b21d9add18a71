"""The entries that can be linked: those that name only what is there."""

from collections.abc import Mapping
from typing import Any

from generator.kinds import KINDS
from generator.loading.records import Record, Records
from generator.schema.references import Reference, references
from generator.schema.seed import Seed


def sound(records: Records) -> Records:
    """Return ``records`` without the entries that name what is not among them, directly or through others."""
    kept: dict[str, dict[str, Record[Any]]] = {kind.name: {} for kind in KINDS}
    for kind in KINDS:
        for record in records[kind.name]:
            kept[kind.name].setdefault(record.id, record)
    named = {
        (name, key): [r for r in references(record.value) if r.name not in r.refers.also]
        for name, entries in kept.items()
        for key, record in entries.items()
    }
    while dangling := [place for place, refs in named.items() if not all(_is_there(kept, ref) for ref in refs)]:
        for name, key in dangling:
            del kept[name][key], named[name, key]
    found = Records()
    for kind_name, entries in kept.items():
        for record in entries.values():
            found[kind_name].add(record)
    return found


def _is_there(kept: Mapping[str, Mapping[str, Record[Any]]], reference: Reference) -> bool:
    if reference.key not in kept[reference.refers.kind]:
        return False
    if not reference.fact:
        return True
    seed = kept["seeds"].get(reference.key)
    return seed is not None and isinstance(seed.value, Seed) and reference.fact <= len(seed.value.facts)
