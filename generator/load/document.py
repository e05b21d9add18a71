"""A document: one YAML file as plain mappings, lists and strings, and where each node stands."""

from dataclasses import dataclass

from generator.load.parse import Mark, Value, marks_of
from generator.problems import Problem, Severity

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One file of data. ``path`` is relative to the project, with slashes; every scalar of ``data`` is text."""

    path: str
    text: str
    data: Value

    def mark(self, at: Path) -> Mark:
        """Return line and column, from 1, of the node at ``at``, or of its nearest parent that exists.

        Places are wanted for faults alone, so they are read anew from the text instead of kept for each file.
        """
        marks = marks_of(self.text)
        while at and at not in marks:
            at = at[:-1]
        return marks.get(at, Mark(1, 1))

    def problem(self, at: Path, code: str, must: str, found: str, do: str, severity: Severity = "error") -> Problem:
        """Return a problem that stands at the node ``at`` of this document."""
        mark = self.mark(at)
        return Problem(self.path, mark.line, mark.column, code, must, found, do, severity)
