"""Problems: faults in the data, told to people. An exception is for bugs; a problem is for people.

Every problem reads ``path:line:col: CODE what must hold; what was found; what to do``.
"""

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault at one place. ``line`` and ``column`` count from 1; ``path`` is relative to the project."""

    path: str
    line: int
    column: int
    code: str
    must: str
    found: str
    do: str
    severity: Severity = "error"

    def __str__(self) -> str:
        mark = "warning " if self.severity == "warning" else ""
        return f"{self.path}:{self.line}:{self.column}: {mark}{self.code} {self.must}; {self.found}; {self.do}"


def quote(value: object) -> str:
    """Return ``value`` as one short line in quotes, safe to print: controls are shown as escapes."""
    text = str(value)
    shown = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    escaped = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)
    return f"“{escaped}”"


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return advice naming the choice most like ``word``, or the ways out where none is near."""
    known = list(choices)
    folded = {choice.casefold(): choice for choice in reversed(known)}
    near = difflib.get_close_matches(word.casefold()[:100], folded, n=1, cutoff=0.7)
    if near:
        return f"did you mean “{folded[near[0]]}”?"
    if 1 <= len(known) <= 25:
        return "choose one of " + ", ".join(known)
    return "look the name up or add it"


def worst(problems: Iterable[Problem]) -> Severity | None:
    """Return the gravest severity among ``problems``, None where there are none."""
    severities = {problem.severity for problem in problems}
    return "error" if "error" in severities else "warning" if severities else None


def as_text(problems: Iterable[Problem]) -> str:
    """Return all problems, sorted by place, one a line, each line ended by LF."""
    return "".join(f"{problem}\n" for problem in sorted(set(problems)))


def as_json(problems: Iterable[Problem]) -> str:
    """Return all problems, sorted by place, as one JSON array (for programs and editors)."""
    rows = [{name: getattr(problem, name) for name in Problem.__slots__} for problem in sorted(set(problems))]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_annotations(problems: Iterable[Problem]) -> str:
    """Return all problems as GitHub workflow commands, which show them on the pull request's lines.

    Text is escaped as the runner expects (``%``, CR, LF; in properties also ``:`` and ``,``), so that no
    value can start a workflow command of its own.
    """
    lines = []
    for problem in sorted(set(problems)):
        path = _annotation_text(problem.path).replace(":", "%3A").replace(",", "%2C")
        text = _annotation_text(f"{problem.must}; {problem.found}; {problem.do}")
        lines.append(
            f"::{problem.severity} file={path},line={problem.line},col={problem.column},title={problem.code}::{text}\n"
        )
    return "".join(lines)


def _annotation_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
