"""Text that is lost because YAML takes it for a comment: what follows “ #” in a value without quotes."""

import re
from typing import Any

from generator.loading.nodes import Fault, Mark
from generator.problems import quote

_COMMENT = re.compile(r"([ \t]*)(#.*)")


def cut_text(event: Any, lines: list[str]) -> Fault | None:  # noqa: ANN401 - a scalar event of the parser
    """Return a warning where a comment cuts the value of ``event``, None where there is none or it is meant as one.

    A comment after one word, such as ``step: in-force  # 2025-11-10``, is meant; so is none after several words, and
    none that begins like #14 after a single space.
    """
    if event.style not in (None, ""):
        return None
    end = event.end_mark
    found = _COMMENT.fullmatch(lines[end.line][end.column :].rstrip()) if end.line < len(lines) else None
    if found is None or not (found[1] or not event.value):
        return None
    is_glued = len(found[1]) <= 1 and re.match(r"#+\w", found[2])
    if " " not in event.value and not is_glued:
        return None
    before = quote(event.value[-30:]) if event.value else "nothing"
    return Fault(
        Mark(end.line + 1, lines[end.line].index("#", end.column) + 1),
        "cut-text",
        "text must not be cut by a comment, which begins with a space and #",
        f"found {before} and then {quote(found[2])}",
        "put the whole value in double quotes, or the comment on a line of its own",
        "warning",
    )
