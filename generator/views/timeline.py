"""The timeline: all events by month, a page a year, and the latest year in front."""

from collections import defaultdict
from collections.abc import Iterator

from generator.model import Event, Library
from generator.views.page import Page


def pages(library: Library) -> Iterator[Page]:
    """Yield the timeline of the latest year and an archive page for each year."""
    by_year: dict[int, dict[int, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in reversed(library.standing):
        by_year[event.date.year][event.date.month].append(event)
    years = sorted(by_year or {library.as_of.year: {}}, reverse=True)
    counts = {year: sum(len(events) for events in by_year[year].values()) for year in years}
    for year in years:
        context = {"year": year, "years": years, "counts": counts, "months": list(by_year[year].items())}
        description = f"{counts[year]} events of {year}, month by month, each with its sources."
        if year == years[0]:
            yield Page(
                "timeline/", "timeline.md.jinja", "Timeline", description, context, searchable=False,
                hide=("navigation",),
            )  # fmt: skip
        yield Page(
            f"timeline/{year}/", "timeline.md.jinja", f"Timeline of {year}", description, context, searchable=False,
            hide=("navigation",),
        )  # fmt: skip
