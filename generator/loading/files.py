"""Data files: which file may lie where, and its bytes as values. Links are never followed."""

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from generator.kinds import BY_NAME, FOLDERS, KINDS, Kind, kind_of
from generator.loading import urls_lock
from generator.loading.characters import character_problems
from generator.loading.leftovers import is_leftover
from generator.loading.nodes import Value
from generator.loading.strict_yaml import parse
from generator.problems import Problem, first_of_file, quote
from generator.unlinked import open_unlinked

_IGNORED_FOLDER = "data/schema"


class DataFile(NamedTuple):
    """A data file: its ``path`` relative to the project, with slashes, and the name of its ``kind``."""

    path: str
    kind_name: str

    @property
    def kind(self) -> Kind:
        """The kind of its entries."""
        return BY_NAME[self.kind_name]

    @property
    def stem(self) -> str:
        """The file's name without its ending: the id of an entry that has a file of its own."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".yml")


def find_files(root: Path) -> tuple[list[DataFile], list[Problem]]:
    """Return all data files below ``root`` in the order of their paths, and a problem for each that is out of place."""
    found: list[DataFile] = []
    problems: list[Problem] = []
    for folder in FOLDERS:
        for path in _regular_files(root, folder, problems):
            if kind := kind_of(path):
                found.append(DataFile(path, kind.name))
            elif not _is_note(path) and path != urls_lock.PATH:
                problems.append(_misplaced(path))
    return found, problems


def read_file(root: Path, file: DataFile) -> tuple[bytes, list[Problem]]:
    """Return the bytes of ``file``; none, and a problem, where it is too large or cannot be read."""
    limit = file.kind.max_bytes
    try:
        with open_unlinked(f"{root}/{file.path}") as opened:
            raw = opened.read(limit + 1)
            size = len(raw) if len(raw) <= limit else os.fstat(opened.fileno()).st_size
    except OSError as error:
        must, do = "data files must be readable", "check that the file exists and who may read it"
        return b"", [Problem(file.path, 1, 1, "unreadable", must, f"found: {error.strerror}", do, is_cause=True)]
    if len(raw) <= limit:
        return raw, []
    must = f"a file of this kind must have at most {limit:,} bytes"
    return b"", [Problem(file.path, 1, 1, "too-large", must, f"found {size:,}", "shorten or split it", is_cause=True)]


def parse_file(path: str, raw: bytes) -> tuple[Value | None, list[Problem]]:
    """Return the value in the bytes ``raw`` of the file at ``path``, and its problems.

    The value is None where the problems keep it from being read.
    """
    text, problems = _text(path, raw)
    if text is None:
        return None, [replace(problem, is_cause=True) for problem in problems]
    parsed = parse(text)
    problems = [
        Problem(
            path,
            fault.mark.line,
            fault.mark.column,
            fault.code,
            fault.must,
            fault.found,
            fault.do,
            fault.severity,
            is_cause=parsed.value is None,
        )
        for fault in parsed.faults
    ]
    if parsed.value is None and not problems:
        must = "data files must hold keys and values"
        problems = [Problem(path, 1, 1, "empty-file", must, "found nothing", "fill in or remove the file")]
    return parsed.value, first_of_file(problems)


def _is_note(path: str) -> bool:
    return path.startswith("seeds/") and path.endswith(".md")


def _misplaced(path: str) -> Problem:
    places = ["data/NAME.yml", *(kind.place for kind in KINDS if kind.has_folder)]
    must = f"data files must be named {', '.join(places[:-1])} or {places[-1]}"
    do = "move, rename or remove it"
    if path.endswith(".yaml") and kind_of(path.removesuffix(".yaml") + ".yml"):
        do = "let its name end in .yml"
    return Problem(path, 1, 1, "misplaced-file", must, f"found {quote(path)}", do)


def _regular_files(root: Path, path: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the paths of all regular files at or below ``path``; add a problem for each link or special file."""
    try:
        status = (root / path).stat(follow_symlinks=False)
    except FileNotFoundError:
        return
    if stat.S_ISDIR(status.st_mode):
        if path != _IGNORED_FOLDER:
            yield from _files_in(root, path, problems)
    else:
        problems.append(_not_a_file(path))


def _files_in(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    with os.scandir(root / folder) as entries:
        in_order = sorted((e for e in entries if not is_leftover(e.name)), key=lambda entry: entry.name)
    for entry in in_order:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if path != _IGNORED_FOLDER:
                yield from _files_in(root, path, problems)
        elif entry.is_file(follow_symlinks=False):
            yield path
        else:
            problems.append(_not_a_file(path))


def _not_a_file(path: str) -> Problem:
    must = "data must be in regular files and folders, not behind links"
    found = "found a symbolic link or special file"
    return Problem(path, 1, 1, "not-a-file", must, found, "put the file or folder itself here")


def _text(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text in the bytes of a file, or None and problems where it may not be parsed."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        found = f"found the byte 0x{raw[error.start]:02X}"
        return None, [Problem(path, line, column, "not-utf8", "files must be UTF-8", found, "save the file as UTF-8")]
    problems = list(character_problems(text, path))
    return (None if problems else text), problems
