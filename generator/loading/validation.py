"""Validation: values of a file to schema objects. Every error becomes a problem with its line and column."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.kinds import BY_SCHEMA, Kind
from generator.loading.document import Document
from generator.loading.files import DataFile
from generator.loading.nodes import KEY, NodePath, Value
from generator.loading.records import Broken
from generator.problems import MOST_TOLD, Problem, first_of_file, nearest, quote
from generator.schema.base import SCHEMA_ERROR

M = TypeVar("M", bound=BaseModel)

_MAPPING = "this must be a mapping of keys and values"


@dataclass(frozen=True, slots=True)
class Validated:
    """The content of one file: valid entries as (id, object, path), ids of invalid entries, and all problems.

    ``has_unnamed`` is True where there are invalid entries whose ids are not known.
    """

    entries: tuple[tuple[str, BaseModel, NodePath], ...] = ()
    invalid_ids: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    has_unnamed: bool = False
    broken: tuple[Broken, ...] = ()


def validate_file(file: DataFile, document: Document, data: Value) -> Validated:
    """Return the entries in ``data``, the value of ``file``."""
    if file.kind.is_list:
        return _validate_list(document, data, file.kind)
    problems: list[Problem] = []
    value = validate(document, (), data, file.kind.schema, problems)
    if value is None:
        broken = tuple(_broken(file.stem, data, document, (), problems))
        return Validated(invalid_ids=(file.stem,), problems=tuple(first_of_file(problems)), broken=broken)
    return Validated(((file.stem, value, ()),))


def _broken(key: str, data: Value, document: Document, at: NodePath, faults: list[Problem]) -> Iterator[Broken]:
    """Yield the entry ``data`` with the marks of its ``faults``, if it has keys and values."""
    if isinstance(data, dict):
        yield Broken(key, data, document, at, frozenset((fault.line, fault.column) for fault in faults))


def _validate_list(document: Document, data: Value, kind: Kind) -> Validated:
    if not isinstance(data, list):
        must, do = "this file must be a list of entries", f"start each entry with “- {kind.key}: …”"
        problem = document.problem((), "not-a-list", must, "found a mapping or a word", do)
        return Validated(problems=(problem,), has_unnamed=True)
    problems: list[Problem] = []
    entries: dict[str, tuple[str, BaseModel, NodePath]] = {}
    broken: list[Broken] = []
    invalid: list[Value | None] = []
    more = 0
    for index, item in enumerate(data):
        if len(problems) >= MOST_TOLD:
            # To find the line of each fault would take long.
            more += _count(item, kind.schema)
            invalid.append(None)
            continue
        faults: list[Problem] = []
        value = validate(document, (index,), item, kind.schema, faults)
        problems.extend(faults)
        if value is None:
            broken.extend(_broken("", item, document, (index,), faults))
            mark = document.mark((index, kind.key))
            is_faulty = mark in [(fault.line, fault.column) for fault in faults]
            invalid.append(item.get(kind.key) if isinstance(item, dict) and not is_faulty else None)
            continue
        key: str = getattr(value, kind.key)
        if key in entries or key in invalid:
            must, do = "ids must be unique within a file", f"choose another {kind.key} or merge the two entries"
            problems.append(document.problem((index,), "duplicate-id", must, f"found {quote(key)} again", do))
        else:
            entries[key] = (key, value, (index,))
    named = tuple([key for key in invalid if isinstance(key, str)])
    is_unnamed = len(named) < len(invalid)
    told = tuple(first_of_file(problems, more))
    return Validated(tuple(entries.values()), named, told, is_unnamed, tuple(broken))


def _count(data: object, schema: type[BaseModel]) -> int:
    """Return the number of faults in ``data`` as a ``schema`` object."""
    try:
        schema.model_validate(data)
    except ValidationError as error:
        return error.error_count()
    return 0


def validate(document: Document, at: NodePath, data: object, schema: type[M], problems: list[Problem]) -> M | None:
    """Return ``data``, found at ``at``, as a ``schema`` object; None where it is invalid, with ``problems`` added."""
    if not isinstance(data, dict):
        found = "found a list" if isinstance(data, list) else f"found {quote(data)}"
        problems.append(document.problem(at, "not-a-mapping", _MAPPING, found, "write it as “key: value” lines"))
        return None
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        problems.extend(_problem(document, at, data, schema, fault) for fault in error.errors(include_url=False))
        return None


def _problem(document: Document, at: NodePath, data: object, schema: type[BaseModel], fault: Any) -> Problem:  # noqa: ANN401
    """Turn one of pydantic's errors into a problem that a contributor understands."""
    inner: NodePath = tuple(fault["loc"])
    place = (*at, *inner)
    kind, value = fault["type"], fault["input"]
    if kind == SCHEMA_ERROR:
        context = fault["ctx"]
        return document.problem(place, context["code"], context["must"], _found(value), context["do"])
    if kind == "missing":
        must, found = f"the key “{inner[-1]}” is required", f"found only {_keys(data, inner[:-1])}"
        return document.problem(place[:-1], "missing-key", must, found, f"add “{inner[-1]}:”")
    if kind == "extra_forbidden":
        elsewhere = f"remove it, or look up the keys in data/schema/{BY_SCHEMA[schema].schema_file}"
        do = nearest(str(inner[-1]), _known_keys(schema, inner[:-1]), elsewhere)
        if str(inner[-1]).isdigit():
            do = "write a decimal point, not a comma: a comma begins a new key"
        elif " " in str(inner[-1]):
            do = "put the value before it in quotes if it is a part of that: a comma begins a new key"
        must = "this key is not allowed here"
        return document.problem((*place, KEY), "unknown-key", must, f"found {quote(inner[-1])}", do)
    if kind == "literal_error":
        choices = [part.strip(" '") for part in fault["ctx"]["expected"].replace(" or ", ", ").split(",")]
        advice = nearest(str(value), choices)
        must, do = (
            "this value must be one of " + ", ".join(choices),
            advice if advice.startswith("did") else "choose one",
        )
        return document.problem(place, "not-a-choice", must, _found(value), do)
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        do = "write it as {key: value, …} or as “key: value” lines"
        return document.problem(place, "not-a-mapping", _MAPPING, _found(value), do)
    return document.problem(place, "bad-value", fault["msg"], _found(value), "see the description of the field")


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "found a mapping"
    if isinstance(value, list):
        return "found a list" if value else "found an empty list"
    return f"found {quote(value)}" if value != "" else "found nothing"


def _keys(data: object, at: NodePath) -> str:
    for step in at:
        data = data[step]  # type: ignore[index]
    keys = list(data)[:8] if isinstance(data, dict) else []
    return ", ".join(quote(key) for key in keys) or "no key"


def _known_keys(schema: type[BaseModel], at: NodePath) -> list[str]:
    """Return the keys of the part at ``at`` below ``schema``; list indexes in the path do not matter."""
    for step in at:
        if isinstance(step, str):
            schema = _schema_in(schema.model_fields[step].annotation)
    return list(schema.model_fields)


def _schema_in(annotation: Any) -> type[BaseModel]:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if part is not type(None) and part is not Ellipsis:
            return _schema_in(part)
    raise TypeError(annotation)
