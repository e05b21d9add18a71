"""Questions: the words in which a field is asked for, and which keys of a part are asked for at once."""

from typing import Any

from pydantic import BaseModel

from generator.commands.answers import choices, is_list, part_of

UP = " (the arrow up brings back what was typed)"


def is_next(name: str, key: str, one: dict[str, Any]) -> bool:
    """Tell whether a key that a part may be without is asked for at once: the figure of a rate, and its first day."""
    if name != "rates" or key not in ("percent", "specific", "effective"):
        return False
    return key == "effective" or (one.get("status") != "ended" and "percent" not in one)


def about(schema: type[BaseModel], name: str, *, is_needed: bool) -> str:
    """Return what a field is about, and how it is answered."""
    parts = [schema.model_fields[name].description or ""]
    if words := choices(schema, name):
        parts.append(f"One of {', '.join(words)}.")
    if is_list(schema, name) and not part_of(schema, name):
        parts.append("Separate by commas.")
    if not is_needed:
        parts.append("(Enter for none)")
    return " ".join(parts)


def label(name: str) -> str:
    """Return the name of a field as it begins a question."""
    return name.replace("_", " ").capitalize()
