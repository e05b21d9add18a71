"""The manifest of the API: its files with those of the log of changes, and which version of the record they are of.

No other file of the API names the day or the commit, so that a night or a commit changes only what says otherwise.
"""

import datetime as dt
import re
from collections.abc import Mapping

from generator.api import FOLDER, SCHEMA_VERSION
from generator.api.manifest import FileRow, Manifest
from generator.exports.json_text import json_bytes
from generator.exports.plain import plain

PATH = f"{FOLDER}manifest.json"
# The months of the log lie beside their pages.
CHANGES = "changes/"
# The keys of a file are sorted, so the number of its rows comes last.
_TOTAL = re.compile(rb'"total":(\d+)}\n\Z')
_TAIL = 40


def is_listed(path: str) -> bool:
    """Tell whether the manifest lists the file at ``path``."""
    return path.startswith((FOLDER, CHANGES)) and path.endswith(".json") and path != PATH


def file_row(path: str, checksum: str, content: bytes) -> FileRow:
    """Return the row of the file at ``path``; the ``checksum`` of its ``content`` is SHA-256 in hexadecimal."""
    total = _TOTAL.search(content, max(len(content) - _TAIL, 0))
    return FileRow(path, len(content), checksum, int(total[1]) if total else None)


def manifest(files: Mapping[str, FileRow], as_of: dt.date, commit: str | None) -> bytes:
    """Return the manifest of ``files`` for the record as it stands in ``commit`` on the day ``as_of``."""
    rows = tuple(files[path] for path in sorted(files))
    return json_bytes(plain(Manifest(SCHEMA_VERSION, as_of, len(rows), rows, commit)))
