"""Read: all data files to valid entries and problems.

A file's value depends on its bytes alone, so parsed values are kept in the store by the digest of those bytes.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from generator.kinds import KINDS, Kind, kind_of
from generator.loading import DataFile, Document, find_files, parse_file, read_file
from generator.loading.characters import fold_line_ends
from generator.loading.nodes import Value
from generator.loading.records import Record, Records
from generator.loading.validation import validate_file
from generator.parallel import map_chunks
from generator.problems import Problem
from generator.store import Store

_STORED = "parsed-files"


def read_records(root: Path, store: Store, texts: Mapping[str, str] | None = None) -> tuple[Records, list[Problem]]:
    """Return the valid entries of all data files below ``root``, and the problems of each file by itself.

    ``texts`` are read in place of the files at their paths, which need not be there.
    """
    texts = texts or {}
    files, problems = find_files(root)
    there = {file.path for file in files}
    files.extend(DataFile(path, kind.name) for path in texts if path not in there and (kind := kind_of(path)))
    known: dict[str, Value] = store.load(_STORED) or {}
    raws: dict[str, tuple[bytes, list[Problem]]] = {
        file.path: (texts[file.path].encode(), []) if file.path in texts else read_file(root, file) for file in files
    }
    digests = {path: blake2b(raw, digest_size=16).hexdigest() for path, (raw, _) in raws.items()}
    new = [file for file in files if not raws[file.path][1] and digests[file.path] not in known]

    def parse(chunk: Sequence[DataFile]) -> list[tuple[Value | None, list[Problem]]]:
        return [parse_file(file.path, raws[file.path][0]) for file in chunk]

    parsed = dict(zip((file.path for file in new), map_chunks(parse, new), strict=True))
    sound: dict[str, Value] = {}
    records = Records()
    for kind in KINDS:
        records[kind.name].has_unnamed = any(_may_hold(problem.path, kind) for problem in problems)
    for file in files:
        faults = raws[file.path][1]
        value = None
        if not faults:
            value, faults = parsed.get(file.path) or (known[digests[file.path]], [])
        if value is not None and not faults:
            sound[digests[file.path]] = value
        problems.extend(faults)
        problems.extend(add_file(records, file, Document(file.path, root, texts.get(file.path)), value))
    if sound.keys() != known.keys():
        store.save(_STORED, sound)
    return records, fold_line_ends(problems)


def _may_hold(path: str, kind: Kind) -> bool:
    """Tell whether a file or folder that may not be at ``path``, and so was not read, may hold entries of ``kind``."""
    folder = kind.place.partition("YEAR/")[0].removesuffix("ID.yml")
    return f"{kind.place}/".startswith(f"{path}/") or path.startswith(folder)


def add_file(records: Records, file: DataFile, document: Document, value: Value | None) -> Sequence[Problem]:
    """Add the entries in ``value`` to ``records`` and return the problems that the schema finds.

    ``value`` is None where the file could not be parsed; then its id counts as that of an invalid entry.
    """
    collection = records[file.kind_name]
    if value is None:
        if file.kind.is_list:
            collection.has_unnamed = True
        else:
            collection.invalid_ids.add(file.stem)
        return ()
    validated = validate_file(file, document, value)
    for key, entry, at in validated.entries:
        collection.add(Record(key, entry, document, at))
    collection.invalid_ids.update(validated.invalid_ids)
    collection.has_unnamed |= validated.has_unnamed
    collection.broken.extend(validated.broken)
    return validated.problems
