"""The tree of data files: which file may lie where, and each file's bytes turned into values."""

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path as FilePath
from typing import NamedTuple

from generator.loading.characters import character_problems
from generator.loading.strict_yaml import Value, parse
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


class DataFile(NamedTuple):
    """A file of data: its path below the project, what it holds, and the state by which a change of it is seen.

    ``kind`` is the name of a vocabulary, ``events``, ``sources`` or ``seeds``. ``state`` is its size, inode and times
    of change in nanoseconds.
    """

    path: str
    kind: str
    state: tuple[int, int, int, int]

    @property
    def is_vocabulary(self) -> bool:
        """True for a list of entries, False for a file of one entry."""
        return self.kind in VOCABULARIES


def find_files(root: FilePath) -> tuple[list[DataFile], list[Problem]]:
    """Return every data file below ``root`` (``data/`` and ``seeds/``) in the order of paths, and what is amiss."""
    found: list[DataFile] = []
    problems: list[Problem] = []
    for folder in ("data", "seeds"):
        for path, status in _files(root, folder, problems):
            kind = _kind(path)
            if kind:
                found.append(DataFile(path, kind, _state(status)))
            elif kind is None:
                problems.append(_misplaced(path))
    return found, problems


def look_again(root: FilePath, files: list[DataFile], touched: Collection[str]) -> list[DataFile] | None:
    """Return ``files`` with the state of those at the paths ``touched`` as it is now.

    None where something else was touched than known files that are still files: then the folders must be gone through.
    """
    states = {}
    for path in touched:
        try:
            status = os.lstat(root / path)
        except OSError:
            return None
        if not stat.S_ISREG(status.st_mode):
            return None
        states[path] = _state(status)
    found = [file._replace(state=states.pop(file.path)) if file.path in states else file for file in files]
    return None if states else found


def _state(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def _kind(path: str) -> str | None:
    """Return what the file at ``path`` holds: "" for none of ours to read, None where no such file belongs."""
    parts = path.split("/")
    if not path.endswith(".yml"):
        return "" if path.startswith("seeds/") and path.endswith(".md") else None
    if len(parts) == 4 and parts[1] in ("events", "sources"):
        return parts[1]
    if len(parts) == 2 and parts[0] == "seeds":
        return "seeds"
    return parts[1][:-4] if len(parts) == 2 and parts[1][:-4] in VOCABULARIES else None


def read_file(root: FilePath, file: DataFile) -> tuple[bytes, list[Problem]]:
    """Return the bytes of ``file``, none where it is larger than a file of its kind may be."""
    limit = MAX_VOCABULARY_BYTES if file.is_vocabulary else MAX_RECORD_BYTES
    # One small file of tens of thousands: neither a path object nor a buffer is worth its making.
    with open(f"{root}/{file.path}", "rb", buffering=0) as opened:  # noqa: PTH123
        raw = opened.read(limit + 1)
        size = len(raw) if len(raw) <= limit else os.fstat(opened.fileno()).st_size
    if len(raw) <= limit:
        return raw, []
    must = f"a file of this kind has at most {limit:,} bytes"
    return b"", [Problem(file.path, 1, 1, "too-large", must, f"found {size:,}", "shorten or split it")]


def parse_file(path: str, raw: bytes) -> tuple[Value | None, list[Problem]]:
    """Return the value in the bytes ``raw`` of the file at ``path``, None where they may not be read on, and faults."""
    text, problems = _text(path, raw)
    if text is None:
        return None, problems
    parsed = parse(text)
    problems = [
        Problem(path, fault.mark.line, fault.mark.column, fault.code, fault.must, fault.found, fault.do)
        for fault in parsed.faults
    ]
    if parsed.value is None and not problems:
        must = "a data file holds keys and values"
        problems = [Problem(path, 1, 1, "empty-file", must, "found nothing", "fill or remove the file")]
    return parsed.value, problems


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


def _files(root: FilePath, folder: str, problems: list[Problem]) -> Iterator[tuple[str, os.stat_result]]:
    """Yield path and status of the regular files below ``folder``; links and special files are problems."""
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(status.st_mode):
            if path not in _IGNORED:
                yield from _files(root, path, problems)
        elif stat.S_ISREG(status.st_mode):
            yield path, status
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


def _text(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text in the bytes of one file, or None with problems where they may not be read on."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        found = f"found the byte 0x{raw[error.start]:02X}"
        return None, [Problem(path, line, column, "not-utf8", "a file is UTF-8", found, "save the file as UTF-8")]
    problems = list(character_problems(text, path))
    return (None if problems else text), problems
