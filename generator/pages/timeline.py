"""The timeline: all events by month, on a page for each year; its first page shows the latest year."""

from collections.abc import Iterator
from dataclasses import replace

from generator.model import Library
from generator.output import Output
from generator.pages.archive import archive_of, archive_page, archive_pages
from generator.projections.by_month import by_year


def pages(library: Library) -> Iterator[Output]:
    """Yield the timeline of the latest year and an archive page for each year."""
    archive = archive_of(library, "timeline/", "Timeline", library.active_events)
    year, months = next(iter(by_year(library.active_events).items()), (library.as_of.year, ()))
    # Only the first page has no breadcrumb: there is no page above it.
    latest = archive_page(archive, year, months, "timeline/", "Timeline", crumb="")
    yield replace(latest, description="All events by month.").output()
    yield from archive_pages(archive, library.active_events, "Timeline", "Timeline")
