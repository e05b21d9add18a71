"""Answers: what is typed for one field of an entry, as the value that a file would hold, and what is wrong with it."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from generator.commands.revision_text import dump
from generator.kinds import Kind
from generator.loading import Document, parse_file
from generator.loading.strict_yaml import parse
from generator.loading.validation import validate
from generator.lookup import Lookup
from generator.problems import Problem
from generator.schema.references import ANY_ITEM, declared


class Unknown(NamedTuple):
    """A name in an answer that no entry has: the ``name`` and the kind that it should be of."""

    kind: str
    name: str


def is_list(schema: type[BaseModel], field: str) -> bool:
    """Tell whether ``field`` holds a list."""
    return get_origin(schema.model_fields[field].annotation) is tuple


def is_yes_or_no(schema: type[BaseModel], field: str) -> bool:
    """Tell whether ``field`` is true or false."""
    return schema.model_fields[field].annotation is bool


def choices(schema: type[BaseModel], field: str) -> tuple[str, ...]:
    """Return the words from which ``field`` takes one; none where it takes any."""
    found = [arg for part in _parts(schema.model_fields[field].annotation) for arg in get_args(part)]
    return tuple(arg for arg in found if isinstance(arg, str))


def part_of(schema: type[BaseModel], field: str) -> type[BaseModel] | None:
    """Return the schema of the parts that ``field`` holds, None where it holds plain values."""
    parts = _parts(schema.model_fields[field].annotation)
    return next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None)


def value_of(schema: type[BaseModel], field: str, typed: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return what ``typed`` stands for: a list is typed in several flags, or with commas; a part as “key: value, …”."""
    part = part_of(schema, field)
    if part:
        values: list[Any] = [_mapping(part, text) for text in typed]
    elif is_list(schema, field):
        values = [item.strip() for text in typed for item in re.split("[,;\uff0c\u3001]", text) if item.strip()]
    else:
        values = [text.strip() for text in typed]
    return values if is_list(schema, field) else values[-1] if values else ""


def problems_of(kind: Kind, field: str, value: Any) -> list[Problem]:  # noqa: ANN401
    """Return what is wrong with ``value`` by itself, as the check would tell it of a file."""
    text = dump({field: value}, flow=False, width=1_000_000)
    parsed, problems = parse_file("answer", text.encode())
    if parsed is not None:
        faults: list[Problem] = []
        validate(Document("answer", text=text), (), parsed, kind.schema, faults)
        # The other keys of the entry are not asked for here.
        problems = [*problems, *(p for p in faults if (p.line, p.column, p.code) != (1, 1, "missing-key"))]
    return [problem for problem in problems if problem.severity == "error"]


def problems_of_key(part: type[BaseModel], key: str, value: Any) -> list[Problem]:  # noqa: ANN401
    """Return what is wrong with ``value`` as one key of a ``part``, whose other keys are not asked for here."""
    text = dump({key: value}, flow=False, width=1_000_000)
    parsed, problems = parse_file("answer", text.encode())
    if parsed is not None:
        faults: list[Problem] = []
        validate(Document("answer", text=text), (), parsed, part, faults)
        problems = [*problems, *(p for p in faults if p.code != "missing-key")]
    return [problem for problem in problems if problem.severity == "error"]


def known(kind: Kind, field: str, value: Any, lookup: Lookup) -> Any:  # noqa: ANN401
    """Return ``value`` with ids in the place of names, titles and addresses that one entry alone has."""
    refers = {[name for name in at if name != ANY_ITEM][-1]: to for at, to in declared(kind.schema) if at[0] == field}

    def of(item: Any, key: str) -> Any:  # noqa: ANN401
        if isinstance(item, dict):
            return {name: of(each, name) for name, each in item.items()}
        if isinstance(item, list):
            return [of(each, key) for each in item]
        to = refers.get(key)
        if to is None or item in to.also or str(item).partition("#")[0] in lookup.records[to.kind]:
            return item
        return (lookup.source_at(item) if to.kind == "sources" else None) or lookup.same(to.kind, item) or item

    return of(value, field)


def unknown(kind: Kind, field: str, value: Any, lookup: Lookup) -> Iterator[Unknown]:  # noqa: ANN401
    """Yield each name in ``value`` that refers to an entry which is not there."""
    for path, refers in declared(kind.schema):
        if path[0] == field:
            for name in _at(value, path[1:]):
                key = name.partition("#")[0]
                fits = not refers.form or re.fullmatch(refers.form, name)
                if fits and name not in refers.also and key not in lookup.records[refers.kind]:
                    yield Unknown(refers.kind, key)


def _at(value: Any, path: tuple[str, ...]) -> Iterator[str]:  # noqa: ANN401
    if not path:
        # Instead of the id of a deadline there may be a day.
        if isinstance(value, str) and value and not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$", value):
            yield value
    elif path[0] == ANY_ITEM:
        for item in value if isinstance(value, list) else ():
            yield from _at(item, path[1:])
    elif isinstance(value, dict) and path[0] in value:
        yield from _at(value[path[0]], path[1:])


def _mapping(part: type[BaseModel], text: str) -> Any:  # noqa: ANN401
    if ":" not in text:
        return {next(iter(part.model_fields)): text.strip()}
    whole = text if text.lstrip().startswith("{") else f"{{{text}}}"
    return parse(whole).value or text


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield a type and all types inside it."""
    yield annotation
    for arg in get_args(annotation):
        if not isinstance(arg, str):
            yield from _parts(arg)
