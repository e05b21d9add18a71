"""Strict YAML: one document of mappings, lists and text. No tags, anchors, aliases or duplicate keys.

Every scalar stays the text that was typed (``NO`` is Norway, ``12:30`` is a time): the schema types it.
Read from parser events, not composed nodes, so that depth and aliases are seen before anything is built.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from generator.loading.characters import hidden_in, is_normal
from generator.problems import quote

MAX_DEPTH = 8
MAX_ITEMS = 2000
MAX_SCALAR = 10_000

Value = dict[str, "Value"] | list["Value"] | str


class Mark(NamedTuple):
    """A place in a file; both count from 1."""

    line: int
    column: int


class Fault(NamedTuple):
    """What is wrong with the YAML at a place."""

    mark: Mark
    code: str
    must: str
    found: str
    do: str


@dataclass(slots=True)
class Parsed:
    """What one text holds: its value (None where there is none), its faults and the places of its nodes."""

    value: Value | None = None
    faults: list[Fault] = field(default_factory=list)
    marks: dict[tuple[str | int, ...], Mark] = field(default_factory=dict)


class _StopError(Exception):
    """Reading cannot go on; the fault is already told."""


@lru_cache(maxsize=32)
def marks_of(text: str) -> dict[tuple[str | int, ...], Mark]:
    """Return the place of every node of ``text`` by its path of keys and indexes."""
    return parse(text, marked=True).marks


def parse(text: str, *, marked: bool = False) -> Parsed:
    """Return what the YAML ``text`` holds, with every fault that does not hinder reading on.

    The places of its nodes are taken where they are wanted (``marked``), which is for faults alone.
    """
    parsed = Parsed()
    try:
        _Reader(
            iter(yaml.CBaseLoader(text).get_event, None),
            parsed,
            marked=marked,
            plain=text.isascii() and "\\" not in text,
        ).document()
    except yaml.MarkedYAMLError as error:
        parsed.faults.append(_syntax_fault(error, text))
        parsed.value = None
    except yaml.YAMLError as error:
        parsed.faults.append(Fault(Mark(1, 1), "yaml-syntax", "a file is valid YAML", f"found {error}", "mend it"))
        parsed.value = None
    except _StopError:
        parsed.value = None
    return parsed


class _Reader:
    """Builds the value of one document from parser events.

    In a ``plain`` text no value can hold a character that the text itself does not show: it has ASCII and no escapes.
    """

    def __init__(self, events: Iterator[Any], parsed: Parsed, *, marked: bool, plain: bool) -> None:
        self.events = events
        self.parsed = parsed
        self.marked = marked
        self.plain = plain

    def document(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if event.version or event.tags:
                    self.stop(event, "directive", "a file has no % directives", "found one", "remove it")
                break
        else:
            return
        value = self.node(next(self.events), (), 1)
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.stop(
                    event,
                    "two-documents",
                    "a file holds one document",
                    "found a second one after “---”",
                    "move it to a file of its own",
                )
        self.parsed.value = value

    def node(self, event: Any, at: tuple[str | int, ...], depth: int) -> Value:  # noqa: ANN401
        if self.marked:
            self.parsed.marks.setdefault(at, _mark(event))
        if isinstance(event, yaml.AliasEvent):
            self.stop(event, "alias", "a value is written out", f"found the alias *{event.anchor}", "write it out")
        if event.anchor:
            self.fault(event, "anchor", "a value has no anchor", f"found the anchor &{event.anchor}", "remove it")
        if event.tag:
            self.stop(event, "tag", "a value has no tag", f"found {quote(event.tag)}", "remove the tag")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if depth > MAX_DEPTH:
            self.stop(event, "too-deep", f"values nest at most {MAX_DEPTH} deep", "found a deeper one", "flatten it")
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(at, depth)
        return self.sequence(event, at, depth)

    def scalar(self, event: Any) -> str:  # noqa: ANN401
        text: str = event.value
        if len(text) > MAX_SCALAR:
            found = f"found {len(text):,}"
            self.stop(event, "too-long", f"a value has at most {MAX_SCALAR:,} characters", found, "shorten it")
        if self.plain:
            return text
        hidden = hidden_in(text)
        if hidden:
            self.fault(
                event, "hidden-character", "a value holds visible characters only", f"found {hidden}", "remove it"
            )
        elif not is_normal(text):
            self.fault(
                event,
                "not-normal",
                "text is in Unicode normal form C",
                f"found {quote(text)}",
                "type the letters again",
            )
        return text

    def mapping(self, at: tuple[str | int, ...], depth: int) -> dict[str, Value]:
        items: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for key_event in self.events:
            if isinstance(key_event, yaml.MappingEndEvent):
                break
            if not isinstance(key_event, yaml.ScalarEvent):
                self.stop(
                    key_event,
                    "bad-key",
                    "a key is a plain word",
                    "found a list, mapping or alias",
                    "write a word before the colon",
                )
            if key_event.anchor or key_event.tag:
                self.stop(key_event, "bad-key", "a key is a plain word", "found a tag or an anchor", "remove it")
            key = self.scalar(key_event)
            if key == "<<":
                self.stop(
                    key_event, "merge-key", "values are written out", "found the merge key “<<”", "write the keys out"
                )
            if key in items:
                self.fault(
                    key_event,
                    "duplicate-key",
                    "a key stands once in a mapping",
                    f"found {quote(key)} again, first in line {lines[key]}",
                    "keep one of them",
                )
            if len(items) >= MAX_ITEMS:
                self.stop(key_event, "too-many", f"a mapping has at most {MAX_ITEMS} keys", "found more", "split it")
            lines.setdefault(key, key_event.start_mark.line + 1)
            if self.marked:
                self.parsed.marks.setdefault((*at, key, "\0key"), _mark(key_event))
            items[key] = self.node(next(self.events), (*at, key) if self.marked else at, depth + 1)
        return items

    def sequence(self, start: Any, at: tuple[str | int, ...], depth: int) -> list[Value]:  # noqa: ANN401
        values: list[Value] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            if len(values) >= MAX_ITEMS:
                self.stop(start, "too-many", f"a list has at most {MAX_ITEMS} items", "found more", "split it")
            values.append(self.node(event, (*at, len(values)) if self.marked else at, depth + 1))
        return values

    def fault(self, event: Any, code: str, must: str, found: str, do: str) -> None:  # noqa: ANN401
        self.parsed.faults.append(Fault(_mark(event), code, must, found, do))

    def stop(self, event: Any, code: str, must: str, found: str, do: str) -> None:  # noqa: ANN401
        self.fault(event, code, must, found, do)
        raise _StopError


def _mark(event: Any) -> Mark:  # noqa: ANN401
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Tell a parser's error in a contributor's words; the parser's own words follow as what was found."""
    at = error.problem_mark or error.context_mark
    mark = Mark(at.line + 1, at.column + 1) if at else Mark(1, 1)
    problem = error.problem or "something else"
    lines = text.split("\n")
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    if "mapping values are not allowed" in problem:
        return Fault(
            mark,
            "unquoted-colon",
            "a value with a colon and a space is quoted",
            f"found {quote(line.strip())}",
            "put the whole value in double quotes",
        )
    if "could not find expected ':'" in problem or "did not find expected" in problem:
        do = "look at this line and the one above: a quote, bracket, dash or colon is missing, or the indent is off"
    elif "cannot start any token" in problem:
        do = "put the value in double quotes"
    else:
        do = "see the example in CONTRIBUTING.md"
    return Fault(mark, "yaml-syntax", "a file is valid YAML", f"found {quote(problem)}", do)
