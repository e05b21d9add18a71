"""A document: one YAML file, known by its place and its content, and where each of its nodes stands."""

from pathlib import Path as FilePath
from typing import NamedTuple

from generator.loading.strict_yaml import Mark, marks_of
from generator.problems import Problem, Severity

Path = tuple[str | int, ...]


class Document(NamedTuple):
    """One file of data. ``path`` is relative to the project's folder ``root``, with slashes; ``digest`` its content's.

    Its text is read again where a place in it is wanted, which is for faults alone. ``text`` is that of a document
    which is on no disk.
    """

    path: str
    root: FilePath = FilePath()
    digest: bytes = b""
    text: str | None = None

    def mark(self, at: Path) -> Mark:
        """Return line and column, from 1, of the node at ``at``, or of its nearest parent that exists."""
        text = (self.root / self.path).read_text(encoding="utf-8") if self.text is None else self.text
        marks = marks_of(text)
        while at and at not in marks:
            at = at[:-1]
        return marks.get(at, Mark(1, 1))

    def problem(self, at: Path, code: str, must: str, found: str, do: str, severity: Severity = "error") -> Problem:
        """Return a problem that stands at the node ``at`` of this document."""
        mark = self.mark(at)
        return Problem(self.path, mark.line, mark.column, code, must, found, do, severity)
