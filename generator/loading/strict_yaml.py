"""Strict YAML: one document of mappings, lists and text. No tags, anchors, aliases or duplicate keys.

Every scalar stays the text that was typed (``NO`` is Norway, ``12:30`` is a time); the schema gives it a type.
It is read from parser events, not from composed nodes, so that depth and aliases are checked before anything is built.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from generator.loading.characters import hidden_in, is_normal
from generator.loading.comments import cut_text
from generator.loading.nodes import KEY, Fault, Mark, NodePath, Value
from generator.loading.syntax_errors import syntax_fault
from generator.problems import quote
from generator.schema.look_alikes import letters_of, look_alike

MAX_DEPTH = 8
MAX_ITEMS = 2000
MAX_SCALAR = 10_000


@dataclass(slots=True)
class Parsed:
    """The result of parsing: the value (None where there is none), the faults, and the mark of each node if wanted."""

    value: Value | None = None
    faults: list[Fault] = field(default_factory=list)
    marks: dict[NodePath, Mark] = field(default_factory=dict)


class _StopError(Exception):
    """Parsing cannot go on; the fault is recorded already."""


@lru_cache(maxsize=32)
def marks_of(text: str) -> dict[NodePath, Mark]:
    """Return the mark of every node of ``text`` by its path of keys and list indexes."""
    return parse(text, marked=True).marks


def parse(text: str, *, marked: bool = False) -> Parsed:
    """Return the value of the YAML ``text`` and all faults found before parsing had to stop.

    With ``marked`` the mark of each node is kept too, which only the telling of problems needs.
    """
    parsed = Parsed()
    try:
        _Reader(
            iter(yaml.CBaseLoader(text).get_event, None),
            parsed,
            marked=marked,
            plain=text.isascii() and "\\" not in text,
            lines=text.split("\n") if " #" in text else None,
        ).document()
    except yaml.MarkedYAMLError as error:
        parsed.faults.append(syntax_fault(error, text))
        parsed.value = None
    except yaml.YAMLError as error:
        parsed.faults.append(
            Fault(Mark(1, 1), "yaml-syntax", "files must be valid YAML", f"found {quote(error)}", "correct it")
        )
        parsed.value = None
    except _StopError:
        parsed.value = None
    return parsed


class _Reader:
    """Builds the value of one document from parser events.

    A ``plain`` text is ASCII without backslashes: its values need no check for hidden characters. ``lines`` are those
    of the text, None where it has no comment that could cut a value.
    """

    def __init__(
        self, events: Iterator[Any], parsed: Parsed, *, marked: bool, plain: bool, lines: list[str] | None
    ) -> None:
        self.events = events
        self.parsed = parsed
        self.marked = marked
        self.plain = plain
        self.lines = lines

    def document(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if event.version or event.tags:
                    self.stop(event, "directive", "files must not have % directives", "found one", "remove it")
                break
        else:
            return
        value = self.node(next(self.events), (), 1)
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.stop(
                    event,
                    "two-documents",
                    "files must hold one document",
                    "found a second one after “---”",
                    "move it to its own file",
                )
        self.parsed.value = value

    def node(self, event: Any, at: NodePath, depth: int) -> Value:  # noqa: ANN401
        if self.marked:
            self.parsed.marks.setdefault(at, _mark(event))
        if isinstance(event, yaml.AliasEvent):
            self.stop(
                event,
                "alias",
                "values must be written out, without aliases",
                f"found the alias *{event.anchor}",
                "write it out, or put text that begins with * in double quotes",
            )
        if event.anchor:
            self.fault(
                event,
                "anchor",
                "values must not have anchors",
                f"found the anchor &{event.anchor}",
                "remove it, or put text that begins with & in double quotes",
            )
        if event.tag:
            do = "remove the tag, or put text that begins with ! in double quotes"
            self.stop(event, "tag", "values must not have tags", f"found {quote(event.tag)}", do)
        if isinstance(event, yaml.ScalarEvent):
            if self.lines and (cut := cut_text(event, self.lines)):
                self.parsed.faults.append(cut)
            return self.scalar(event)
        if depth > MAX_DEPTH:
            self.stop(
                event,
                "too-deep",
                f"values must nest at most {MAX_DEPTH} levels deep",
                "found another level",
                "use fewer levels",
            )
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(at, depth)
        return self.sequence(event, at, depth)

    def scalar(self, event: Any) -> str:  # noqa: ANN401
        text: str = event.value
        if len(text) > MAX_SCALAR:
            found = f"found {len(text):,}"
            self.stop(event, "too-long", f"values must have at most {MAX_SCALAR:,} characters", found, "shorten it")
        if self.plain:
            return text
        hidden = hidden_in(text)
        if hidden:
            self.fault(
                event, "hidden-character", "values must hold only visible characters", f"found {hidden}", "remove it"
            )
        elif not is_normal(text):
            self.fault(
                event,
                "not-normal",
                "text must be in Unicode normalization form C (NFC)",
                f"found {quote(text)}",
                "type the accented letters again",
            )
        elif word := look_alike(text):
            must = "words must be written in the letters that they seem to be written in"
            found = f"found {quote(word)} with letters of {letters_of(word)}"
            do = "type the word again in plain letters"
            self.parsed.faults.append(Fault(_mark(event), "look-alike", must, found, do, "warning"))
        return text

    def mapping(self, at: NodePath, depth: int) -> dict[str, Value]:
        items: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for key_event in self.events:
            if isinstance(key_event, yaml.MappingEndEvent):
                break
            if not isinstance(key_event, yaml.ScalarEvent):
                self.stop(
                    key_event,
                    "bad-key",
                    "keys must be plain words",
                    "found a list, mapping or alias",
                    "write a word before the colon",
                )
            if key_event.anchor or key_event.tag:
                self.stop(key_event, "bad-key", "keys must be plain words", "found a tag or an anchor", "remove it")
            key = self.scalar(key_event)
            if key == "<<":
                self.stop(
                    key_event,
                    "merge-key",
                    "keys must be written out, without merge keys",
                    "found the merge key “<<”",
                    "write the keys out",
                )
            if key in items:
                self.fault(
                    key_event,
                    "duplicate-key",
                    "keys must be unique within a mapping",
                    f"found {quote(key)} again, first on line {lines[key]}",
                    "keep one of them",
                )
            if len(items) >= MAX_ITEMS:
                self.stop(
                    key_event, "too-many", f"mappings must have at most {MAX_ITEMS} keys", "found more", "split it"
                )
            lines.setdefault(key, key_event.start_mark.line + 1)
            if self.marked:
                self.parsed.marks.setdefault((*at, key, KEY), _mark(key_event))
            items[key] = self.node(next(self.events), (*at, key) if self.marked else at, depth + 1)
        return items

    def sequence(self, start: Any, at: NodePath, depth: int) -> list[Value]:  # noqa: ANN401
        values: list[Value] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            if len(values) >= MAX_ITEMS:
                self.stop(start, "too-many", f"lists must have at most {MAX_ITEMS} items", "found more", "split it")
            values.append(self.node(event, (*at, len(values)) if self.marked else at, depth + 1))
        return values

    def fault(self, event: Any, code: str, must: str, found: str, do: str) -> None:  # noqa: ANN401
        self.parsed.faults.append(Fault(_mark(event), code, must, found, do))

    def stop(self, event: Any, code: str, must: str, found: str, do: str) -> None:  # noqa: ANN401
        self.fault(event, code, must, found, do)
        raise _StopError


def _mark(event: Any) -> Mark:  # noqa: ANN401
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)
