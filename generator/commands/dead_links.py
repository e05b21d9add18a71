"""Sources whose page does not answer, as lychee found (https://lychee.cli.rs, its JSON)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator.model import Library, Source


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A ``source`` whose address gave ``status``; ``copy`` is the address of an archived copy, "" if none is known."""

    source: Source
    status: str
    copy: str


def dead_links(library: Library, file: Path) -> list[DeadLink]:
    """Return the sources of ``library`` whose address failed in the report ``file``, by id.

    Raises UsageError where the file is no report of lychee.
    """
    try:
        report: Any = json.loads(file.read_bytes())
        failed = {str(row.get("url") or row["uri"]): _status(row["status"]) for row in _rows(report["error_map"])}
        copies = {str(row["original"]): str(row["suggestion"]) for row in _rows(report.get("suggestion_map", {}))}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise click.UsageError(f"{file} is no report of lychee; make it with lychee --format json") from None
    sources = sorted(library.sources.items())
    return [DeadLink(s, failed[s.url], copies.get(s.url, "")) for _, s in sources if s.url in failed]


def _rows(by_file: dict[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    for rows in by_file.values():
        yield from rows


def _status(status: dict[str, Any]) -> str:
    return " ".join(str(status.get("code") or status["text"]).split())[:80]
