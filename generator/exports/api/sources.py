"""Sources: a file for each year in which they were published, and one for those without a date."""

from collections import defaultdict
from collections.abc import Iterator

from generator.api import tables
from generator.exports.api.table import table
from generator.model import Library, Source
from generator.output import Output


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``sources/2025.json`` and so on, and ``sources/undated.json``."""
    years: dict[str, list[Source]] = defaultdict(list)
    for source in library.sources.values():
        years[f"{source.published.year}" if source.published else "undated"].append(source)
    for year, sources in sorted(years.items()):
        yield table(f"sources/{year}.json", [_row(library, source) for source in sources])


def _row(library: Library, source: Source) -> tables.Source:
    return tables.Source(
        id=source.id,
        publisher=source.publisher.id,
        language=source.language,
        title=source.title,
        url=source.url,
        published=source.published,
        via=source.via.id if source.via else None,
        via_note=source.via_note,
        opened=source.opened,
        archive=source.archive,
        note=source.note,
        cited_by=tuple(event.id for event in library.by_source[source.id]),
    )
