"""Advice on a name that no entry has: the entry that is certainly meant, those that may be, how to add one."""

from generator.kinds import BY_NAME
from generator.lookup.lookup import Lookup, Thing
from generator.problems import quote


def advice(lookup: Lookup, kind: str, text: str) -> str:
    """Return what to do where ``text`` should be the id of an entry of ``kind``, and none has it."""
    if found := lookup.certain(kind, text):
        return f"did you mean {quote(found)}?"
    add = f"“briefing new {BY_NAME[kind].singular}” adds one"
    if near := lookup.best(kind, text):
        return f"write {' or '.join(_told(thing) for thing in near)} if that is meant; {add}"
    return f"“briefing find WORDS” looks names up, {add}"


def _told(thing: Thing) -> str:
    return quote(thing.id) if thing.label in ("", thing.id) else f"{quote(thing.id)} ({thing.label})"
