"""What a machine can mend in the text of a data file without touching its meaning. Comments stay as they are."""

from collections.abc import Iterator
from typing import Any

import yaml

from generator.commands.fix_order import ordered
from generator.commands.fix_quotes import quoted
from generator.kinds import Kind
from generator.loading.strict_yaml import parse
from generator.lookup import Lookup
from generator.schema.day_forms import iso_day
from generator.schema.references import ANY_ITEM, declared

_DAYS = frozenset({"date", "published", "opened", "checked", "recorded", "due", "since", "until", "effective", "ends"})


def fixed(text: str, kind: Kind, lookup: Lookup) -> str:
    """Return the ``text`` of a file of ``kind``, mended as far as a machine can.

    It has LF line ends, quotes where YAML needs them, ISO dates, ids in the place of exact names, keys in the order of
    the schema, and the entries of a list by their ids.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if text and not text.endswith("\n"):
        text += "\n"
    text = quoted(text)
    if parse(text).value is None:
        return text
    return ordered(_with_days_and_ids(text, kind, lookup), kind)


def _with_days_and_ids(text: str, kind: Kind, lookup: Lookup) -> str:
    root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    edits = {}
    for entry in root.value if kind.is_list and isinstance(root, yaml.SequenceNode) else [root]:
        for node in (*_days(entry), *_names(entry, kind)):
            if new := iso_day(node.value) or _id(node, entry, kind, lookup):
                edits[node.start_mark.index] = (node.end_mark.index, new)
    for start, (stop, new) in sorted(edits.items(), reverse=True):
        text = text[:start] + new + text[stop:]
    return text


def _days(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield the nodes of keys that hold days; what a revision quotes stays."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _days(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in _DAYS and isinstance(value, yaml.ScalarNode):
                yield value
            elif key.value not in ("revisions", "old", "new"):
                yield from _days(value)


def _names(entry: yaml.Node, kind: Kind) -> Iterator[yaml.ScalarNode]:
    for path, refers in declared(kind.schema):
        if not refers.form:
            yield from _at(entry, path)


def _id(node: yaml.ScalarNode, entry: yaml.Node, kind: Kind, lookup: Lookup) -> str | None:
    """Return the id that must be meant by a name that no entry has, None where none must."""
    for path, refers in declared(kind.schema):
        name, mark, fact = node.value.partition("#")
        if not refers.form and any(each is node for each in _at(entry, path)) and node.value not in refers.also:
            if refers.kind == "sources" and "://" in node.value:
                return lookup.source_at(node.value)
            found = None if name in lookup.records[refers.kind] else lookup.same(refers.kind, name)
            return f"{found}{mark}{fact}" if found else None
    return None


def _at(node: yaml.Node, path: tuple[str, ...]) -> Iterator[yaml.ScalarNode]:
    if not path:
        if isinstance(node, yaml.ScalarNode) and node.value:
            yield node
    elif path[0] == ANY_ITEM:
        for item in node.value if isinstance(node, yaml.SequenceNode) else ():
            yield from _at(item, path[1:])
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == path[0]:
                yield from _at(value, path[1:])
