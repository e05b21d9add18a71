"""Deadlines: the ledger of all dates with their slips, and a stamped page each."""

from collections.abc import Iterator

from generator.model import Library
from generator.project.ledger import ledger
from generator.views.page import Page


def pages(library: Library) -> Iterator[Page]:
    """Yield the ledger and a page for each deadline that an event speaks of."""
    entries = ledger(library)
    slipped = sorted((e for e in entries if e.slips), key=lambda e: (-len(e.slips), -abs(e.slipped)))
    yield Page(
        address="deadlines/",
        template="deadlines.md.jinja",
        title="Deadlines",
        description="Every date that matters in the trade talks: when set, how often moved, what became of it.",
        context={
            "ahead": [entry for entry in entries if entry.is_open],
            "past": [entry for entry in entries if not entry.is_open],
            "slipped": slipped,
        },
        searchable=False,
        hide=("navigation",),
    )
    for entry in entries:
        yield Page(
            address=f"deadlines/{entry.deadline.id}/",
            template="deadline.html.jinja",
            title=entry.deadline.title,
            description=entry.deadline.about,
            context={"entry": entry},
            stamped=True,
            text=entry.deadline.about,
            changed=entry.steps[-1][0].date.isoformat(),
        )
