"""Deadlines: the ledger of all dates with their slips, and a stamped page each."""

from collections.abc import Iterator

from generator.model import Library
from generator.project.checked import checked
from generator.project.ledger import Entry, ledger
from generator.views.glossary import terms
from generator.views.page import Page

# How many the ledger's own page lists; dates that fell earlier are on a page for each year.
_AHEAD, _PAST, _SLIPPED = 200, 40, 20


def pages(library: Library) -> Iterator[Page]:
    """Yield the ledger and a page for each deadline that an event speaks of."""
    entries = ledger(library)
    slipped = sorted((e for e in entries if e.slips), key=lambda e: (-len(e.slips), -abs(e.slipped)))
    past = [entry for entry in entries if not entry.is_open]
    by_year: dict[int, list[Entry]] = {}
    for entry in past:
        by_year.setdefault((entry.due or entry.steps[-1][0].date).year, []).append(entry)
    yield Page(
        address="deadlines/",
        template="deadlines.html.jinja",
        title="Deadlines",
        description="Every date that matters in the trade talks: when set, how often moved, what became of it.",
        context={
            "ahead": [entry for entry in entries if entry.is_open][:_AHEAD],
            "past": past[:_PAST],
            "years": list(by_year) if len(past) > _PAST else [],
            "slipped": slipped[:_SLIPPED],
            "checked": checked(event for entry in entries for event, _ in entry.steps),
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
                    "checked": checked(event for entry in found for event, _ in entry.steps),
                },
                searchable=False,
            )
    for entry in entries:
        yield Page(
            address=f"deadlines/{entry.deadline.id}/",
            template="deadline.html.jinja",
            title=entry.deadline.title,
            description=entry.deadline.about,
            context={
                "entry": entry,
                "terms": terms(library),
                "checked": checked(event for event, _ in entry.steps),
            },
            text=entry.deadline.about,
            changed=entry.steps[-1][0].date.isoformat(),
        )
