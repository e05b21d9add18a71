"""Values of the model and of shapes as JSON has them, without keys whose value is not known."""

import datetime as dt
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from generator.model import Citation, Entity

Json = dict[str, object]


def known(**keys: object) -> Json:
    """Return ``keys`` without those whose value is None or an empty list."""
    return {key: value for key, value in keys.items() if value is not None and value != []}


def parts(value: Any) -> Json:  # noqa: ANN401 - any dataclass
    """Return the fields of an entry or of a part of one, each as ``plain`` says; a citation becomes two keys."""
    found: Json = {}
    for name in (field.name for field in fields(value) if field.init):
        part = getattr(value, name)
        found |= cited(part) if isinstance(part, Citation) else known(**{name: plain(part)})
    return found


def plain(value: object) -> object:
    """Return ``value`` as JSON has it: of an entry of its own the id, a day as text, of a part its fields."""
    if isinstance(value, Entity):
        return entry_id(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, frozenset):
        return sorted([plain(item) for item in value], key=str)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return parts(value) if is_dataclass(value) else value


def entry_id(entity: Any) -> str:  # noqa: ANN401 - any entity
    """Return the id by which files name ``entity``."""
    found: str = entity.code if hasattr(entity, "code") else entity.id
    return found


def cited(citation: Citation) -> Json:
    """Return the source that is cited, and the number of its fact."""
    return known(source=citation.source.id, fact=citation.fact)
