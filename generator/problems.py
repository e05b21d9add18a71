"""Problems: errors in the data, as messages for people. An exception means a bug in the program.

Every problem is printed as ``path:line:col: CODE what must hold; what was found; what to do``.
"""

import difflib
import errno
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Severity = Literal["error", "warning"]

_LONGEST_QUOTE = 60
_MOST_CHOICES = 12
# So many problems of a file are told in full; nobody reads more at a time.
MOST_TOLD = 100


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem at one place. ``line`` and ``column`` count from 1; ``path`` is relative to the project.

    A problem that is a cause keeps its file from being read at all. It is told first, since others may follow from it.
    """

    path: str
    line: int
    column: int
    code: str
    must: str
    found: str
    do: str
    severity: Severity = "error"
    is_cause: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        mark = "warning " if self.severity == "warning" else ""
        return printable(
            f"{self.path}:{self.line}:{self.column}: {mark}{self.code} {self.must}; {self.found}; {self.do}"
        )


def printable(text: str) -> str:
    """Return ``text`` as one line that is safe to print: control characters become escapes.

    Even the name of a file may hold line ends, or bytes that are no UTF-8.
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def quote(value: object) -> str:
    """Return ``value`` as one short line in quotes, safe to print."""
    text = str(value)
    return f"“{printable(text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + '…')}”"


_CURES = {
    errno.ENOSPC: "make room on the disk and try again",
    errno.EDQUOT: "make room in what you may use of the disk and try again",
    errno.EFBIG: "allow larger files and try again",
    errno.EACCES: "see who may read and write there",
    errno.EPERM: "see who may read and write there",
    errno.EROFS: "choose a disk that can be written",
    errno.ELOOP: "put the file or folder itself there, not a link to it",
    errno.EISDIR: "move the folder away",
    errno.ENOTDIR: "move the file away that is in the place of a folder",
}


def system_error(error: OSError) -> str:
    """Return what the system could not do, where, and what to do, as one sentence without a full stop."""
    where = f" ({printable(os.fsdecode(error.filename))})" if isinstance(error.filename, (str, bytes)) else ""
    do = _CURES.get(error.errno or 0, "see what is in the way and try again")
    return f"{printable(error.strerror or str(error))}{where}; {do}"


def nearest(word: str, choices: Iterable[str], otherwise: str = "look the name up or add it") -> str:
    """Return advice that names the choice most like ``word``, or all choices where none is similar.

    Where there are too many of them, the advice is ``otherwise``.
    """
    known = list(choices)
    folded = {choice.casefold(): choice for choice in reversed(known)}
    near = difflib.get_close_matches(word.casefold()[:100], folded, n=1, cutoff=0.7)
    if near:
        return f"did you mean “{folded[near[0]]}”?"
    if 1 <= len(known) <= _MOST_CHOICES:
        return "choose one of " + ", ".join(known)
    return otherwise


def worst(problems: Iterable[Problem]) -> Severity | None:
    """Return the highest severity among ``problems``, None where there are none."""
    severities = {problem.severity for problem in problems}
    return "error" if "error" in severities else "warning" if severities else None


def first_of_file(problems: Sequence[Problem], more: int = 0, more_severity: Severity = "error") -> list[Problem]:
    """Return the first hundred ``problems`` of one file, and one that counts the others and ``more`` of them.

    ``more_severity`` is the highest severity of those that are not among ``problems``.
    """
    told, rest = problems[:MOST_TOLD], problems[MOST_TOLD:]
    more += len(rest)
    if not more:
        return list(told)
    last = told[-1]
    severity = worst(rest) if more == len(rest) else more_severity
    must = f"a file is mended step by step: {MOST_TOLD} of its problems are told at a time"
    do = "mend those that are told, and check again"
    count = Problem(last.path, last.line, last.column, "more-problems", must, f"found {more:,} more", do)
    return [*told, replace(count, severity=severity or "error")]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once: first what keeps a file from being read, then the others; both by place."""
    return sorted(set(problems), key=lambda problem: (not problem.is_cause, problem))


def as_text(problems: Iterable[Problem]) -> str:
    """Return all problems, in order, each on one line that LF ends."""
    return "".join(f"{problem}\n" for problem in in_order(problems))


def as_json(problems: Iterable[Problem]) -> str:
    """Return all problems, in order, as one JSON array (for programs and editors), in ASCII for any terminal."""
    rows = [{name: getattr(problem, name) for name in Problem.__slots__} for problem in in_order(problems)]
    return json.dumps(rows, indent=2) + "\n"


def as_annotations(problems: Iterable[Problem]) -> str:
    """Return all problems as GitHub workflow commands, which show them on the pull request's lines.

    Text is escaped as the runner expects (``%``, CR, LF; in properties also ``:`` and ``,``), so that no
    value can start a workflow command of its own.
    """
    lines = []
    for problem in in_order(problems):
        path = _annotation_text(problem.path).replace(":", "%3A").replace(",", "%2C")
        text = _annotation_text(f"{problem.must}; {problem.found}; {problem.do}")
        lines.append(
            f"::{problem.severity} file={path},line={problem.line},col={problem.column},title={problem.code}::{text}\n"
        )
    return _encodable("".join(lines))


def _encodable(text: str) -> str:
    """Return ``text`` with escapes for the bytes of file names that are no UTF-8, which Python keeps as surrogates."""
    return text.encode("utf-8", "backslashreplace").decode()


def _annotation_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
