"""Documents: a data file by its path, and the line and column of each of its nodes."""

from pathlib import Path
from typing import NamedTuple

from generator.loading.nodes import Mark, NodePath
from generator.loading.strict_yaml import marks_of
from generator.problems import Problem, Severity


class Document(NamedTuple):
    """One data file. ``path`` is relative to the project's folder ``root``, with slashes.

    Lines and columns are needed for problems only, so the file is read again when one is told. A document that is on
    no disk brings its ``text``.
    """

    path: str
    root: Path = Path()
    text: str | None = None

    def mark(self, at: NodePath) -> Mark:
        """Return the line and column of the node at ``at``, or of its nearest parent that exists."""
        marks = marks_of(self._read() if self.text is None else self.text)
        while at and at not in marks:
            at = at[:-1]
        return marks.get(at, Mark(1, 1))

    def _read(self) -> str:
        try:
            return (self.root / self.path).read_text(encoding="utf-8")
        except (OSError, ValueError):  # changed or removed since it was read
            return ""

    def problem(self, at: NodePath, code: str, must: str, found: str, do: str, severity: Severity = "error") -> Problem:
        """Return a problem at the node ``at`` of this document."""
        mark = self.mark(at)
        return Problem(self.path, mark.line, mark.column, code, must, found, do, severity)
