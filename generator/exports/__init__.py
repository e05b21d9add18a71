"""Exports: the files of the site that are not pages, one kind in each module, listed below."""

from collections.abc import Callable, Iterable

from generator.exports import (
    api,
    as_of_json,
    as_of_rates,
    briefings_atom,
    calendar_ics,
    changes_json,
    chart_files,
    embeds,
    event_json,
    explore_json,
    feed_atom,
    llms_txt,
    opml,
    share_image,
    tables,
)
from generator.model import Library
from generator.output import Output

# Returns the files of one kind; the second argument is the address of the site, ended by a slash.
ExportKind = Callable[[Library, str], Iterable[Output]]

EXPORT_KINDS: tuple[ExportKind, ...] = (
    explore_json.files,
    as_of_json.files,
    as_of_rates.files,
    calendar_ics.files,
    changes_json.files,
    chart_files.files,
    feed_atom.files,
    briefings_atom.files,
    opml.files,
    embeds.files,
    event_json.files,
    api.files,
    llms_txt.files,
    share_image.files,
    tables.files,
)


def all_exports(library: Library, site_url: str, *, parquet: bool = False) -> list[Output]:
    """Return all files of ``library`` other than pages, for the site at ``site_url``; ``parquet`` needs DuckDB."""
    outputs = [output for files in EXPORT_KINDS for output in files(library, site_url)]
    return [*outputs, *(tables.parquet_files(library) if parquet else ())]
