"""Deadlines: the ledger of all dates with their slips, and a stamped page each."""

from collections.abc import Iterable, Iterator

from generator.model import Deadline, Library
from generator.pages.glossary import terms
from generator.pages.page import Page
from generator.projections.deadlines import Entry, entry, ledger
from generator.projections.last_checked import checked
from generator.projections.memoize import once

# How many the ledger's own page lists; dates that fell earlier are on a page for each year.
_AHEAD, _PAST, _SLIPPED = 200, 40, 20


def pages(library: Library) -> Iterator[Page]:
    """Yield the ledger and a page for each deadline that an event speaks of."""
    entries = ledger(library)
    slipped = sorted((e for e in entries if e.slips), key=lambda e: (-len(e.slips), -abs(e.slipped)))
    past = [e for e in entries if not e.is_open]
    by_year: dict[int, list[Entry]] = {}
    for date in past:
        by_year.setdefault((date.due or date.steps[-1][0].date).year, []).append(date)
    yield Page(
        address="deadlines/",
        template="deadlines.html.jinja",
        title="Deadlines",
        description="Every date that matters in the trade talks: when set, how often moved, what became of it.",
        context={
            "ahead": [e for e in entries if e.is_open][:_AHEAD],
            "past": past[:_PAST],
            "years": list(by_year) if len(past) > _PAST else [],
            "slipped": slipped[:_SLIPPED],
            "checked": checked(event for e in entries for event, _ in e.steps),
        },
        searchable=False,
    )
    if len(past) > _PAST:
        for year, found in by_year.items():
            yield Page(
                address=f"deadlines/past/{year}/",
                template="past_deadlines.html.jinja",
                title=f"Deadlines that fell in {year}",
                description=f"{len(found)} dates of {year}: how often moved, what became of them.",
                context={
                    "year": year,
                    "years": list(by_year),
                    "entries": found,
                    "checked": checked(event for e in found for event, _ in e.steps),
                },
                searchable=False,
            )
    for date in entries:
        yield from _page(library, date.deadline)


@once
def _page(library: Library, deadline: Deadline) -> Iterable[Page]:
    found = entry(library, deadline.id)
    if found is None:
        return
    yield Page(
        address=f"deadlines/{deadline.id}/",
        template="deadline.html.jinja",
        title=deadline.title,
        description=deadline.about,
        context={
            "entry": found,
            "terms": terms(library),
            "checked": checked(event for event, _ in found.steps),
        },
        text=deadline.about,
        changed=found.steps[-1][0].date.isoformat(),
    )
