"""Entries in words: a rate, an instrument or a change as an event file gives it."""

from collections.abc import Mapping

from generator.model import Rate, Revision
from generator.projections.changes import Change
from generator.projections.charges import NOT_SET, Entry
from generator.text.formats import percent

_BASIS = {"on-top": "on top", "all-in": "all-in"}
_STATUS = {"in-force": "in force", "ended": "no longer charged"}
_LONGEST = 80
# Stands where an entry gives no figure.
NOTHING = "\N{EN DASH}"


def rate_entry(rate: Rate) -> str:
    """Return the figure of a rate: ``25% on top``, ``15% all-in``, ``$80 per item``; a dash where there is none."""
    figure = f"{percent(rate.percent)} {_BASIS[rate.basis]}" if rate.percent is not None else ""
    covers = f", on {rate.covers}" if rate.covers else ""
    return f"{figure} {rate.specific or ''}".strip() + covers if figure or rate.specific else NOTHING


def entry_words(entry: Entry) -> str:
    """Return what an entry charges: the figure of its rate, or the one that follows its end."""
    if not entry.follows:
        return rate_entry(entry.rate)
    if entry.percent == NOT_SET or entry.percent is None:
        return "not set"
    return f"{entry.percent:f}%".replace(".0%", "%") + f" {_BASIS[entry.rate.basis]}"


def rate_status(status: str) -> str:
    """Return the status of a rate: in force, no longer charged, threatened, announced."""
    return _STATUS.get(status, status)


def partners_words(rate: Rate, names: Mapping[str, str]) -> str:
    """Return the partners that a rate is on, by their ``names``: ``all partners but Canada and Mexico``."""
    if rate.partners:
        return ", ".join(sorted(names.get(code, code) for code in rate.partners))
    return f"all partners but {excepted_words(rate, names)}" if rate.except_for else "all partners"


def excepted_words(rate: Rate, names: Mapping[str, str]) -> str:
    """Return the partners that a rate excepts, by their ``names``."""
    return ", ".join(sorted(names.get(code, code) for code in rate.except_for))


def instrument_word(kind: str) -> str:
    """Return the kind of an instrument with a capital: ``Joint statement``."""
    return kind.replace("-", " ").capitalize()


def change_words(revision: Revision | Change) -> str:
    """Return what a revision changed, where that is short enough to read: ``percent: 25, now 15``."""
    if not revision.field:
        return ""
    *_, above, last = revision.field.split("/")
    name = (f"{above} {int(last) + 1}" if last.isdigit() else last).replace("_", " ")
    old, new = (_short(value) for value in (revision.old, revision.new))
    if revision.old is None:
        return f"{name}: added{f' {new}' if new else ''}"
    if revision.new is None:
        return f"{name}: removed{f' {old}' if old else ''}"
    return f"{name}: {old}, now {new}" if old and new else f"{name}: changed"


def _short(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= _LONGEST else ""
