"""Order in the text of a data file: keys as the schema names them, entries of a list by their ids.

Lines are moved whole, with the comments right above them. What each entry says stays the same.
"""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from generator.commands.revision_text import end_of
from generator.kinds import Kind
from generator.loading.strict_yaml import parse

# Revisions and the day of the last check may stand in either order.
_LAST = {"checked": "revisions"}
_COMMENT = re.compile(r"[ ]*#")


def ordered(text: str, kind: Kind) -> str:
    """Return the valid YAML ``text`` of a file of ``kind`` in order.

    Where lines cannot be moved without a doubt what belongs to them, they stay.
    """
    # From the last on, so that the places of those before stay as they are.
    for entry in reversed(_entries(text, kind)):
        text = _safe(text, _with_keys_in_order(text, kind, entry))
    return _safe(text, _sorted(text, kind))


def _entries(text: str, kind: Kind) -> list[yaml.Node]:
    root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    if kind.is_list:
        return list(root.value) if isinstance(root, yaml.SequenceNode) and not root.flow_style else []
    return [root]


def _with_keys_in_order(text: str, kind: Kind, entry: yaml.Node) -> str:
    if not isinstance(entry, yaml.MappingNode) or entry.flow_style:
        return text
    names = [field.alias or name for name, field in kind.schema.model_fields.items()]
    keys = [key.value for key, _ in entry.value]
    lines = [key.start_mark.line for key, _ in entry.value]
    if len(set(keys)) < len(keys) or len(set(lines)) < len(lines) or not set(keys) <= set(names):
        return text
    ranks = [names.index(_LAST[key] if _LAST.get(key) in names else key) for key in keys]
    if ranks == sorted(ranks):
        return text
    first = entry.start_mark
    start = first.index - first.column
    # The dash of an item stands before whichever key is the first.
    dash = text[start : first.index]
    if dash.strip() not in ("", "-"):
        return text
    blank = " " * len(dash)
    text = f"{text[:start]}{blank}{text[first.index :]}"
    starts = [_above(text, line, lines[0] if i == 0 else lines[i - 1] + 1) for i, line in enumerate(lines)]
    moved = _rearranged(text, starts, _line_end(text, end_of(entry)), ranks)
    begins = start
    while _COMMENT.match(moved, begins):
        begins = moved.index("\n", begins) + 1
    return f"{moved[:begins]}{dash}{moved[begins + len(dash) :]}"


def _sorted(text: str, kind: Kind) -> str:
    if not kind.is_list or kind.key not in kind.schema.model_fields:
        return text
    items = _entries(text, kind)
    ids = [_id(item, kind.key) for item in items]
    if None in ids or ids == sorted(ids, key=str):
        return text
    lines = [item.start_mark.line for item in items]
    starts = [_above(text, line, 0 if i == 0 else lines[i - 1] + 1) for i, line in enumerate(lines)]
    # A remark above the first entry may be about the whole file.
    if starts[0] != _line_start(text, lines[0]):
        return text
    return _rearranged(text, starts, _line_end(text, end_of(items[-1])), [str(key) for key in ids])


def _id(item: yaml.Node, name: str) -> str | None:
    if not isinstance(item, yaml.MappingNode):
        return None
    return next((str(value.value) for key, value in item.value if key.value == name), None)


def _rearranged(text: str, starts: Sequence[int], end: int, ranks: Sequence[Any]) -> str:
    """Return ``text`` with the parts that begin at ``starts`` in the order of ``ranks``; empty lines keep places."""
    parts = [text[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    bodies = [part.rstrip("\n") + "\n" for part in parts]
    gaps = [part[len(body) :] for part, body in zip(parts, bodies, strict=True)]
    order = sorted(range(len(parts)), key=lambda i: ranks[i])
    return text[: starts[0]] + "".join(bodies[i] + gap for i, gap in zip(order, gaps, strict=True)) + text[end:]


def _above(text: str, line: int, first: int) -> int:
    """Return where ``line`` begins with the comments right above it, which are not before the line ``first``."""
    lines = text.split("\n")
    while line > first and _COMMENT.match(lines[line - 1]):
        line -= 1
    return _line_start(text, line)


def _line_start(text: str, line: int) -> int:
    return sum(len(each) + 1 for each in text.split("\n")[:line])


def _line_end(text: str, index: int) -> int:
    """Return where the line ends in which ``index`` is, or ``index`` where it is the start of one."""
    if not index or text[index - 1] == "\n":
        return index
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _safe(before: str, after: str) -> str:
    """Return ``after`` if it says the same as ``before``, which may list the same entries in another order."""
    if before == after:
        return before
    old, new = parse(before), parse(after)
    is_same = _content(old.value) == _content(new.value) and len(old.faults) == len(new.faults)
    return after if is_same else before


def _content(value: object) -> object:
    return sorted(map(repr, map(_sorted_keys, value))) if isinstance(value, list) else value


def _sorted_keys(entry: object) -> object:
    return sorted(entry.items()) if isinstance(entry, dict) else entry
