"""The revision of a published event that a person began, with a kind and a reason, filled with what was changed."""

from typing import Any

import yaml
from pydantic import ValidationError

from generator.commands.revision_text import PlacementError, changed_part, dump, revision, with_revisions
from generator.loading.strict_yaml import parse
from generator.schema.changes import Change, HistoryError, unrecorded
from generator.schema.event import Event

_KEY = "revisions"
# The key before which the others go.
_BEFORE = "reason"
_WIDTH = 110


def completed(text: str, before: dict[str, Any]) -> str:
    """Return the ``text`` of an event with field, old and new in its last revision, where that has none of them yet.

    ``before`` is the event as it was published, in written form. Further changes get revisions of their own with the
    same kind and reason. Where nothing is to fill in, or it is not certain, the text stays.
    """
    event = _event(text)
    if event is None or len(event.revisions) <= len(before.get(_KEY, [])) or event.revisions[-1].field is not None:
        return text
    try:
        found = unrecorded(before, event)
        if not found:
            return text
        begun = event.revisions[-1]
        filled = _filled(text, found[0])
        rest = [revision(change, begun.date, begun.kind, begun.reason) for change in found[1:]]
        filled = with_revisions(filled, rest) if rest else filled
        after = _event(filled)
        return filled if after and not unrecorded(before, after) else text
    except (HistoryError, PlacementError):
        return text


def _event(text: str) -> Event | None:
    parsed = parse(text)
    if parsed.value is None or parsed.faults:
        return None
    try:
        return Event.model_validate(parsed.value)
    except ValidationError:
        return None


def _filled(text: str, change: Change) -> str:
    root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    revisions = next(value for key, value in root.value if key.value == _KEY)
    last = revisions.value[-1]
    mark = next(key.start_mark for key, _ in last.value if key.value == _BEFORE)
    parts = changed_part(change)
    if last.flow_style:
        put = dump(parts, flow=True, width=1_000_000).strip()[1:-1] + ", "
        return text[: mark.index] + put + text[mark.index :]
    indent = " " * mark.column
    lines = [
        line
        for key, value in parts.items()
        for line in dump(
            {key: value}, flow=None if isinstance(value, list | dict) else False, width=_WIDTH
        ).splitlines()
    ]
    return text[: mark.index] + "".join(f"{line}\n{indent}" for line in lines) + text[mark.index :]
