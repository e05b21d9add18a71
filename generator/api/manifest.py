"""The manifest: what the API consists of, and of which version of the record."""

import datetime as dt
from dataclasses import dataclass

from generator.api.shape import Shape


@dataclass(frozen=True, slots=True)
class FileRow(Shape):
    """A file. A client that keeps the hash fetches again only what has changed."""

    path: str
    """Below the address of the site."""
    bytes: int
    sha256: str
    rows: int | None = None
    """How many rows its result has; none for a schema."""


@dataclass(frozen=True, slots=True)
class Manifest(Shape):
    """The files of the API."""

    schema_version: str
    as_of: dt.date
    """The day on which the record stands so (UTC)."""
    total: int
    result: tuple[FileRow, ...]
    commit: str | None = None
    """The version of the record, a hash of git; none if the files of the record do not come from one."""
