"""A file of the API: rows in the envelope that all of them share."""

from collections.abc import Iterable, Sequence

from generator.api import FOLDER, SCHEMA_VERSION
from generator.exports.json_text import json_bytes
from generator.exports.plain import Json, plain
from generator.output import Output


def table(path: str, rows: Iterable[object]) -> Output:
    """Return the file at ``path`` below the folder of the API, with ``rows``."""
    return Output(f"{FOLDER}{path}", table_json, (tuple(rows),))


def table_json(rows: Sequence[object]) -> bytes:
    """Return ``rows`` as a file."""
    return enveloped([plain(row) for row in rows])


def enveloped(result: Sequence[object]) -> bytes:
    """Return a file with the rows ``result``."""
    envelope: Json = {"schema_version": SCHEMA_VERSION, "total": len(result), "result": result}
    return json_bytes(envelope)
