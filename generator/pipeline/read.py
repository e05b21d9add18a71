"""Read: every data file to its valid entries and its problems, once per content.

What a file holds, and what the rules of one event find in it, depends on its bytes and this program alone. So it is
kept below ``build/cache/`` by the digest of both, and a file is parsed again only when it has changed. A file whose
size, inode and times are as they were when it was last read is not opened at all, unless it changed so shortly before
that a second change could hide in one tick of the clock (the rule of git's index).
The cache may be deleted at any time.
"""

from collections.abc import Collection
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

from generator.cache import Cache, Table, workers
from generator.loading import DataFile, Document, find_files, look_again, parse_file, read_file
from generator.loading.records import Record, Records
from generator.loading.validation import Outcome, stem, validate_file
from generator.problems import Problem
from generator.rules import check_event
from generator.schema import Event

# Below so many files that must be parsed, a second process costs more than it saves.
_WORTH_SHARING = 1500
_TICK = 20_000_000  # nanoseconds: more than the clock of any file system in use

State = tuple[int, int, int, int]
# Of a file: the state by which it is known (None while it is too young), the digest of its bytes, what it holds.
Known = tuple[State | None, bytes, Outcome]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the data files hold, every problem of a single file, and how many files had to be parsed."""

    records: Records
    problems: list[Problem]
    parsed: int


def read_records(root: Path, cache: Cache, touched: Collection[str] | None = None) -> Reading:
    """Read the data files below ``root``; faults become problems, never exceptions.

    ``touched`` are the paths of all files that changed since the run before, where a process in memory knows them.
    """
    files, problems = _find(root, cache, touched)
    table: Table[Known] = Table(cache, "records")
    known = dict(table.rows)
    changed: list[tuple[DataFile, bytes, bytes]] = []
    for file in files:
        before = known.get(file.path)
        if before and before[0] == file.state:
            continue
        raw, faults = read_file(root, file)
        digest = blake2b(raw, digest_size=16).digest()
        if faults:
            known[file.path] = (None, digest, Outcome(problems=tuple(faults)))
        elif before is None or before[1] != digest:
            changed.append((file, raw, digest))
        elif state := _settled(file, cache):
            known[file.path] = (state, digest, before[2])
    outcomes = _outcomes([(root, file, raw) for file, raw, _ in changed])
    for (file, _, digest), outcome in zip(changed, outcomes, strict=True):
        known[file.path] = (_settled(file, cache), digest, outcome)
    if len(known) > len(files):
        known = {file.path: known[file.path] for file in files}
    table.keep(known)
    return _collect(root, files, known, problems, len(changed), cache)


def _find(root: Path, cache: Cache, touched: Collection[str] | None) -> tuple[list[DataFile], list[Problem]]:
    """Return what ``find_files`` does; where only known files were ``touched``, these alone are looked at."""
    before: tuple[list[DataFile], list[Problem]] | None = cache.recall("files")
    found = None
    if before and touched is not None and not before[1]:
        found = look_again(root, before[0], touched)
    files, problems = (found, []) if found is not None else find_files(root)
    cache.remember("files", (files, problems))
    return files, problems


def _settled(file: DataFile, cache: Cache) -> State | None:
    """Return the state by which an unchanged file is known, None while it is too young to be trusted."""
    return file.state if max(file.state[2:]) < cache.begun - _TICK else None


def _outcomes(jobs: list[tuple[Path, DataFile, bytes]]) -> list[Outcome]:
    """Return what each file holds, read by all processors where they are many."""
    if len(jobs) < _WORTH_SHARING or workers() == 1:
        return [_outcome(job) for job in jobs]
    with ProcessPoolExecutor(workers()) as pool:
        return list(pool.map(_outcome, jobs, chunksize=200))


def _outcome(job: tuple[Path, DataFile, bytes]) -> Outcome:
    root, file, raw = job
    data, problems = parse_file(file.path, raw)
    if data is None:
        return Outcome(problems=tuple(problems))
    document = Document(file.path, root)
    found = validate_file(file, document, data)
    if file.kind == "events":
        for key, value, at in found.entries:
            problems.extend(check_event(Record(key, cast("Event", value), document, at)))
    return Outcome(found.entries, found.broken, (*problems, *found.problems)) if problems else found


def _collect(
    root: Path, files: list[DataFile], known: dict[str, Known], problems: list[Problem], parsed: int, cache: Cache
) -> Reading:
    """Put all entries on their shelves, in the order of the files."""
    records = Records()
    problems = list(problems)
    shelves = records.shelves
    found: dict[str, list[Record[Any]]] = {kind: [] for kind in shelves}
    before: dict[str, tuple[Outcome, list[Record[Any]]]] = cache.recall("read") or {}
    now = {}
    for file in files:
        path, kind = file.path, file.kind
        _, digest, outcome = known[path]
        old = before.get(path)
        if old is None or old[0] is not outcome:
            document = Document(path, root, digest)
            old = outcome, [Record(key, value, document, at) for key, value, at in outcome.entries]
        now[path] = old
        found[kind] += old[1]
        if outcome.problems:
            problems.extend(outcome.problems)
            shelves[kind].broken.update(outcome.broken)
            if not outcome.entries and not file.is_vocabulary:
                shelves[kind].broken.add(stem(path))
    for kind, shelf in shelves.items():
        shelf.fill(found[kind])
    cache.remember("read", now)
    return Reading(records, problems, parsed)
