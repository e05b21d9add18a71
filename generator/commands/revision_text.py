"""Revisions as text: added to the file of an event, the rest of which stays byte for byte."""

import datetime as dt
import textwrap
from typing import Any

import yaml

from generator.loading.strict_yaml import parse
from generator.schema.changes import Change
from generator.schema.rewind import ABSENT

_KEY = "revisions"
# The key before which the revisions go where a file has none yet.
_BEFORE = "checked"
_WIDTH = 110
_INDENT = "  "


class PlacementError(ValueError):
    """The file is written in a way that leaves no place for revisions. The message says what to do."""


class _Writer(yaml.SafeDumper):
    """Writes text without quotes where strict YAML reads it as it stands, numbers and days included."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401
        return True


_Writer.yaml_implicit_resolvers = {}


def revision(change: Change, day: dt.date, kind: str, reason: str) -> dict[str, Any]:
    """Return the revision that records ``change``, in written form."""
    return {"date": day.isoformat(), "kind": kind, **changed_part(change), "reason": reason}


def changed_part(change: Change) -> dict[str, Any]:
    """Return the field of ``change``, and what stood and stands there."""
    sides = {name: value for name, value in (("old", change.old), ("new", change.new)) if value is not ABSENT}
    return {"field": change.field, **sides}


def with_revisions(text: str, revisions: list[dict[str, Any]]) -> str:
    """Return the ``text`` of an event's file with ``revisions``, in written form, added to those that it has."""
    found = _insert(text, revisions)
    before, after = parse(text).value, parse(found).value
    if isinstance(before, dict):
        there = before.get(_KEY, [])
        before = {**before, _KEY: [*(there if isinstance(there, list) else []), *revisions]}
    if before is None or after != before:
        raise PlacementError("write each of its keys on a line of its own, and the revisions as a list with dashes")
    return found


def _insert(text: str, revisions: list[dict[str, Any]]) -> str:
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return text
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return text
    keys = {key.value: (key, value) for key, value in root.value}
    if _KEY in keys:
        there = keys[_KEY][1]
        if not isinstance(there, yaml.SequenceNode):
            return text
        if there.flow_style:
            return _into_brackets(text, there, revisions)
        indent = " " * there.start_mark.column
        return _at(text, end_of(there), "".join(textwrap.indent(_item(each), indent) for each in revisions))
    indent = " " * root.start_mark.column
    block = textwrap.indent(f"{_KEY}:\n" + "".join(textwrap.indent(_item(each), _INDENT) for each in revisions), indent)
    if _BEFORE in keys:
        mark = keys[_BEFORE][0].start_mark
        return _at(text, mark.index - mark.column, block)
    return _at(text, end_of(root), block)


def _at(text: str, index: int, block: str) -> str:
    """Return ``text`` with lines put in at ``index``, or below its line where that is not the start of one."""
    if index and text[index - 1] != "\n":
        line_end = text.find("\n", index)
        if line_end < 0:
            return f"{text}\n{block}"
        index = line_end + 1
    return text[:index] + block + text[index:]


def end_of(node: yaml.Node) -> int:
    """Return where the last value in ``node`` ends; comments after it are not part of it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end: int = node.end_mark.index
    return end


def _into_brackets(text: str, there: yaml.SequenceNode, revisions: list[dict[str, Any]]) -> str:
    items = [dump(each, flow=True, width=1_000_000).strip() for each in revisions]
    if there.value:
        index = end_of(there.value[-1])
        return text[:index] + "".join(f", {item}" for item in items) + text[index:]
    index = there.start_mark.index + 1
    return text[:index] + ", ".join(items) + text[index:]


def _item(revision: dict[str, Any]) -> str:
    """Return one item of a list with dashes: each key on a line of its own."""
    lines = "".join(
        dump({key: value}, flow=None if isinstance(value, list | dict) else False, width=_WIDTH)
        for key, value in revision.items()
    )
    return "- " + textwrap.indent(lines, _INDENT)[len(_INDENT) :]


def dump(value: Any, *, flow: bool | None, width: int) -> str:  # noqa: ANN401
    """Return ``value`` as YAML without quotes where strict YAML reads it as it stands; ``flow`` as in PyYAML."""
    text: str = yaml.dump(
        value, Dumper=_Writer, default_flow_style=flow, width=width, allow_unicode=True, sort_keys=False
    )
    return text
