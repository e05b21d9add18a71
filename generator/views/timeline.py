"""The timeline: all events by month, a page a year, and the latest year in front."""

from collections.abc import Iterator
from dataclasses import replace

from generator.model import Library
from generator.views.archive import archive_of, archive_page, archive_pages
from generator.views.page import Page


def pages(library: Library) -> Iterator[Page]:
    """Yield the timeline of the latest year and an archive page for each year."""
    archive = archive_of("timeline/", "Timeline", library.standing)
    years = list(archive_pages(archive, library.standing, "Timeline", "Timeline"))
    latest = years[0] if years else archive_page(archive, library.as_of.year, {}, "", "", "")
    # The timeline's own page leads to no page above it.
    yield replace(
        latest,
        address="timeline/",
        title="Timeline",
        description="All events by month.",
        context={**latest.context, "crumb": ""},
    )
    yield from years
