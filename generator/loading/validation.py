"""Validate: documents to schema objects. Every fault of a file is told with its line; nothing looks across files."""

from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator import schema
from generator.loading import DataFile, Document, Path
from generator.loading.strict_yaml import Value
from generator.problems import Problem, nearest, quote

M = TypeVar("M", bound=BaseModel)

_VOCABULARY: dict[str, type[BaseModel]] = {
    "agreements": schema.Agreement,
    "countries": schema.Country,
    "deadlines": schema.Deadline,
    "glossary": schema.GlossaryTerm,
    "measures": schema.Measure,
    "people": schema.Person,
    "publishers": schema.Publisher,
    "topics": schema.Topic,
}
_FILES: dict[str, type[BaseModel]] = {"events": schema.Event, "sources": schema.Source, "seeds": schema.Seed}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file holds: its valid entries as (id, value, place), ids of broken ones of a list, and its problems."""

    entries: tuple[tuple[str, BaseModel, Path], ...] = ()
    broken: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def validate_file(file: DataFile, document: Document, data: Value) -> Outcome:
    """Return what the ``data`` of ``file`` holds. Nothing looks at another file."""
    problems: list[Problem] = []
    if file.is_vocabulary:
        return _vocabulary(document, data, _VOCABULARY[file.kind], problems)
    key = stem(file.path)
    value = read(document, (), data, _FILES[file.kind], problems)
    if value is None:
        return Outcome(problems=tuple(problems))
    return Outcome(((key, value, ()),), (), tuple(problems))


def stem(path: str) -> str:
    """Return the name of a file without its ending: the id of its entry."""
    return path.rsplit("/", 1)[-1].removesuffix(".yml")


def _vocabulary(document: Document, data: Value, model: type[M], problems: list[Problem]) -> Outcome:
    """Read a list of entries, each with its own id or code."""
    if not isinstance(data, list):
        must = "a vocabulary is a list of entries"
        do = "start each entry with “- id: …”"
        return Outcome(problems=(document.problem((), "not-a-list", must, "found a mapping or a word", do),))
    entries: dict[str, tuple[str, BaseModel, Path]] = {}
    broken: list[str] = []
    for index, item in enumerate(data):
        value = read(document, (index,), item, model, problems)
        if value is None:
            broken.extend(str(item[k]) for k in ("code", "id") if isinstance(item, dict) and k in item)
            continue
        key = getattr(value, "code", None) or value.id  # type: ignore[attr-defined]
        if key in entries or key in broken:
            must, do = "an id stands once in its file", "give this entry another id or merge the two"
            problems.append(document.problem((index,), "duplicate-id", must, f"found {quote(key)} again", do))
        else:
            entries[key] = (key, value, (index,))
    return Outcome(tuple(entries.values()), tuple(broken), tuple(problems))


def read(document: Document, at: Path, data: object, model: type[M], problems: list[Problem]) -> M | None:
    """Return ``data`` as a ``model``, or None after adding each of its faults to ``problems``."""
    if not isinstance(data, dict):
        problems.append(
            document.problem(
                at,
                "not-a-mapping",
                "this is a mapping of keys and values",
                "found a list" if isinstance(data, list) else f"found {quote(data)}",
                "write it as “key: value” lines",
            )
        )
        return None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems.extend(_problem(document, at, data, model, fault) for fault in error.errors(include_url=False))
        return None


def _problem(document: Document, at: Path, data: object, model: type[BaseModel], fault: Any) -> Problem:  # noqa: ANN401
    """Turn one of pydantic's errors into a problem in a contributor's words."""
    inner: Path = tuple(fault["loc"])
    place = (*at, *inner)
    kind, value = fault["type"], fault["input"]
    if kind == "ttb":
        context = fault["ctx"]
        return document.problem(place, context["code"], context["must"], _found(value), context["do"])
    if kind == "missing":
        return document.problem(
            place[:-1],
            "missing-key",
            f"the key “{inner[-1]}” is required",
            f"found only {_keys(data, inner[:-1])}",
            f"add “{inner[-1]}:”",
        )
    if kind == "extra_forbidden":
        known = _known_keys(model, inner[:-1])
        return document.problem(
            (*place, "\0key"),
            "unknown-key",
            "every key is one of the schema's",
            f"found {quote(inner[-1])}",
            nearest(str(inner[-1]), known),
        )
    if kind == "literal_error":
        choices = [part.strip(" '") for part in fault["ctx"]["expected"].replace(" or ", ", ").split(",")]
        advice = nearest(str(value), choices)
        return document.problem(
            place,
            "not-a-choice",
            "this value is one of " + ", ".join(choices),
            _found(value),
            advice if advice.startswith("did") else "choose one of them",
        )
    if kind == "too_long":
        limit, actual = fault["ctx"]["max_length"], fault["ctx"]["actual_length"]
        return document.problem(
            place, "too-long", f"this list has at most {limit} items", f"found {actual}", "split the entry"
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return document.problem(
            place,
            "not-a-mapping",
            "this is a mapping of keys and values",
            _found(value),
            "write it as {key: value, …} or as “key: value” lines",
        )
    return document.problem(place, "bad-value", fault["msg"], _found(value), "see the field's description")


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "found a mapping"
    if isinstance(value, list):
        return "found a list" if value else "found an empty list"
    return f"found {quote(value)}" if value != "" else "found nothing"


def _keys(data: object, at: Path) -> str:
    for step in at:
        data = data[step]  # type: ignore[index]
    keys = list(data)[:8] if isinstance(data, dict) else []
    return ", ".join(quote(key) for key in keys) or "no key"


def _known_keys(model: type[BaseModel], at: Path) -> list[str]:
    """Return the keys of the shape at ``at`` below ``model``: follow field names, skip list indexes."""
    for step in at:
        if isinstance(step, str):
            model = _shape_in(model.model_fields[step].annotation)
    return list(model.model_fields)


def _shape_in(annotation: Any) -> type[BaseModel]:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if part is not type(None) and part is not Ellipsis:
            return _shape_in(part)
    raise TypeError(annotation)
