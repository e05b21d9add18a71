"""The tree of data files: which file may lie where, and each file's bytes turned into a document."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from generator.load.characters import character_problems
from generator.load.document import Document
from generator.load.parse import parse
from generator.problems import Problem, quote

MAX_RECORD_BYTES = 65_536
MAX_VOCABULARY_BYTES = 1_048_576

VOCABULARIES = (
    "agreements",
    "countries",
    "deadlines",
    "glossary",
    "measures",
    "people",
    "publishers",
    "topics",
)
_IGNORED = {"data/schema"}


@dataclass(slots=True)
class Tree:
    """All documents of a project by kind, in the order of their paths, and the faults found on the way.

    ``paths`` are the files of data found, those that could not be read included.
    """

    vocabularies: dict[str, Document] = field(default_factory=dict)
    events: list[Document] = field(default_factory=list)
    sources: list[Document] = field(default_factory=list)
    seeds: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def load_tree(root: FilePath) -> Tree:
    """Read every data file below ``root`` (``data/`` and ``seeds/``); faults become problems, never exceptions."""
    tree = Tree()
    for path in _files(root, "data", tree.problems):
        tree.paths.append(path)
        parts = path.split("/")
        if path.startswith("data/events/") and len(parts) == 4 and path.endswith(".yml"):
            _add(tree.events, root, path, MAX_RECORD_BYTES, tree.problems)
        elif path.startswith("data/sources/") and len(parts) == 4 and path.endswith(".yml"):
            _add(tree.sources, root, path, MAX_RECORD_BYTES, tree.problems)
        elif len(parts) == 2 and path.endswith(".yml") and parts[1][:-4] in VOCABULARIES:
            found: list[Document] = []
            _add(found, root, path, MAX_VOCABULARY_BYTES, tree.problems)
            tree.vocabularies.update({parts[1][:-4]: document for document in found})
        else:
            tree.problems.append(_misplaced(path))
    for path in _files(root, "seeds", tree.problems):
        tree.paths.append(path)
        if path.count("/") == 1 and path.endswith(".yml"):
            _add(tree.seeds, root, path, MAX_RECORD_BYTES, tree.problems)
        elif not path.endswith(".md"):
            tree.problems.append(_misplaced(path))
    return tree


def _misplaced(path: str) -> Problem:
    return Problem(
        path,
        1,
        1,
        "misplaced-file",
        "a data file is one of data/NAME.yml, data/events/YEAR/ID.yml, data/sources/YEAR/ID.yml, seeds/ID.yml",
        f"found {quote(path)}",
        "move, rename or remove it",
    )


def _files(root: FilePath, folder: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the regular files below ``folder`` as paths with slashes; links and special files are problems."""
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            if path not in _IGNORED:
                yield from _files(root, path, problems)
        elif stat.S_ISREG(mode):
            yield path
        else:
            problems.append(
                Problem(
                    path,
                    1,
                    1,
                    "not-a-file",
                    "data lies in regular files",
                    "found a symbolic link or special file",
                    "put the file itself here",
                )
            )


def _add(documents: list[Document], root: FilePath, path: str, limit: int, problems: list[Problem]) -> None:
    text = _text(root, path, limit, problems)
    if text is None:
        return
    parsed = parse(text)
    problems.extend(
        Problem(path, fault.mark.line, fault.mark.column, fault.code, fault.must, fault.found, fault.do)
        for fault in parsed.faults
    )
    if parsed.value is not None:
        documents.append(Document(path, text, parsed.value))
    elif not parsed.faults:
        problems.append(
            Problem(
                path,
                1,
                1,
                "empty-file",
                "a data file holds keys and values",
                "found nothing",
                "fill or remove the file",
            )
        )


def _text(root: FilePath, path: str, limit: int, problems: list[Problem]) -> str | None:
    """Return the text of one file, or None with a problem where its bytes may not be read on."""
    file = root / path
    size = file.stat().st_size
    if size > limit:
        problems.append(
            Problem(
                path,
                1,
                1,
                "too-large",
                f"a file of this kind has at most {limit:,} bytes",
                f"found {size:,}",
                "shorten or split it",
            )
        )
        return None
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        problems.append(
            Problem(
                path,
                line,
                column,
                "not-utf8",
                "a file is UTF-8",
                f"found the byte 0x{raw[error.start]:02X}",
                "save the file as UTF-8",
            )
        )
        return None
    found = list(character_problems(text, path))
    problems.extend(found)
    return None if found else text
