"""The timeline: all events by month, a page a year, and the latest year in front."""

from collections.abc import Iterator
from dataclasses import replace

from generator.model import Library
from generator.views.archive import archive_of, archive_pages
from generator.views.page import Page


def pages(library: Library) -> Iterator[Page]:
    """Yield the timeline of the latest year and an archive page for each year."""
    archive = archive_of("timeline/", "Timeline", library.standing)
    years = list(archive_pages(archive, library.standing, "Timeline", ""))
    empty = Page("", "archive.html.jinja", "", "", {"archive": archive, "year": library.as_of.year, "month": None,
                 "months": [], "index": [], "counts": {}, "crumb": "", "count": 0}, searchable=False)  # fmt: skip
    yield replace(
        years[0] if years else empty, address="timeline/", title="Timeline", description="All events by month."
    )
    yield from years
