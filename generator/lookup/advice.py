"""Advice on a name that no entry has: the entry that is certainly meant, those that may be, how to add one."""

from generator.kinds import BY_NAME
from generator.lookup.lookup import Lookup, Thing

# To compare a name with all others takes time, which nobody has for thousands of names that are all unknown.
_MOST_SOUGHT = 100


def advice(lookup: Lookup, kind: str, text: str) -> str:
    """Return what to do where ``text`` should be the id of an entry of ``kind``, and none has it."""
    add = f"“briefing new {BY_NAME[kind].singular}” adds one"
    lookup.sought += 1
    if lookup.sought <= _MOST_SOUGHT:
        if found := lookup.certain(kind, text):
            return f"did you mean “{found}”?"
        if near := lookup.best(kind, text):
            return f"write {' or '.join(_told(thing) for thing in near)} if that is meant; {add}"
    return f"“briefing find WORDS” looks names up, {add}"


def _told(thing: Thing) -> str:
    # An id is told whole, so that it can be copied.
    return f"“{thing.id}”" if thing.label in ("", thing.id) else f"“{thing.id}” ({thing.label})"
