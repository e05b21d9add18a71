"""The text of a new entry: a file of its own, or its place in the list of its kind."""

import re
import textwrap
import unicodedata
from typing import Any

import yaml

from generator.commands.revision_text import dump
from generator.kinds import Kind

_WIDTH = 110
_SLUG_LENGTH = 70
# An id does not end with one of these words.
_OPEN_ENDED = frozenset(
    {
        "a", "after", "and", "as", "at", "be", "before", "but", "by", "for", "from", "in", "into", "is", "its",
        "no", "not", "of", "off", "on", "or", "over", "than", "that", "the", "their", "this", "to", "under",
        "until", "up", "upon", "when", "which", "while", "who", "will", "with", "without",
    }
)  # fmt: skip


def entry_text(kind: Kind, path: str, values: dict[str, Any]) -> str:
    """Return the YAML of an entry with ``values``: in the order of the schema, and with its editor line in a file."""
    order = [name for name in kind.schema.model_fields if values.get(name) not in (None, "", [], {})]
    text = "".join(
        dump({name: values[name]}, flow=None if isinstance(values[name], list | dict) else False, width=_WIDTH)
        for name in order
    )
    if not kind.is_list:
        up = "../" * (path.count("/") - 1)
        return f"# yaml-language-server: $schema={up}schema/{kind.schema_file}\n{text}"
    return f"- {textwrap.indent(text, '  ')[2:]}"


def with_entry(text: str, kind: Kind, key: str, entry: str) -> str:
    """Return the ``text`` of a list with ``entry`` put before the first entry whose id comes after ``key``."""
    root = yaml.compose(text, Loader=yaml.BaseLoader) if text.strip() else None
    if not isinstance(root, yaml.SequenceNode) or root.flow_style or not root.value:
        return entry
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    starts = [item.start_mark.line for item in root.value]
    gap = "\n" if len(starts) > 1 and not lines[starts[1] - 1].strip() else ""
    after = (line for line, item in zip(starts, root.value, strict=True) if _id(item, kind.key) > key)
    at = next(after, None)
    if at is None:
        return "".join(lines).rstrip("\n") + "\n" + gap + entry
    while at and lines[at - 1].startswith("#"):
        at -= 1
    return "".join([*lines[:at], entry, gap, *lines[at:]])


def slug(title: str, longest: int = _SLUG_LENGTH) -> str:
    """Return the words of an id from ``title``, cut where they may end; "" where its letters are mostly not Latin."""
    plain = unicodedata.normalize("NFKD", re.sub("['\u2019]", "", title))
    letters = [c for c in plain if c.isalpha()]
    if sum(c.isascii() for c in letters) * 2 <= len(letters):
        return ""
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    kept: list[str] = []
    for word in words:
        if len("-".join([*kept, word])) > longest:
            break
        kept.append(word)
    while len(kept) > 1 and len(kept) < len(words) and kept[-1] in _OPEN_ENDED:
        kept.pop()
    return "-".join(kept)


def _id(item: yaml.Node, name: str) -> str:
    if not isinstance(item, yaml.MappingNode):
        return ""
    return next((str(value.value) for key, value in item.value if key.value == name), "")
