"""The timeline: all events by month, a page a year, and the latest year in front."""

from collections.abc import Iterator
from dataclasses import replace

from generator.model import Library
from generator.pages.archive import archive_of, archive_page, archive_pages
from generator.pages.page import Later, Page
from generator.projections.by_month import by_year


def pages(library: Library) -> Iterator[Page | Later]:
    """Yield the timeline of the latest year and an archive page for each year."""
    archive = archive_of("timeline/", "Timeline", library.standing)
    year, months = next(iter(by_year(library.standing).items()), (library.as_of.year, ()))
    # The timeline's own page leads to no page above it.
    latest = archive_page(archive, year, months, "timeline/", "Timeline", crumb="")
    yield replace(latest, description="All events by month.")
    yield from archive_pages(archive, library.standing, "Timeline", "Timeline")
