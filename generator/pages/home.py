"""Home: where each partner stands, what comes next, what changed."""

from collections.abc import Iterator

from generator.charts import partner_rows
from generator.model import Library
from generator.pages.page import Page
from generator.projections.deadlines import ledger
from generator.projections.last_checked import checked
from generator.projections.last_week import week
from generator.projections.state_of_play import hub_and_partners, state

_PARTNERS = 12
_DATES = 6
_LATEST = 8


def pages(library: Library) -> Iterator[Page]:
    """Yield the home page."""
    centre, partners = hub_and_partners(library)
    entries = ledger(library)
    corrections = [(e, r) for e in library.events for r in e.revisions if r.kind == "correction"]
    yield Page(
        address="",
        template="home.html.jinja",
        contents=False,
        title="Trade talks briefing",
        description="Where the world's trade talks stand: who said or did what, when, and according to whom.",
        context={
            "hub": centre,
            "events": len(library.standing),
            "sources": len(library.by_source),
            "checked": checked(library.standing),
            "states": [state(library, partner, centre) for partner in partners[:_PARTNERS]] if centre else [],
            "more": max(0, len(partners) - _PARTNERS),
            "rates": partner_rows(library, centre, partners) if centre else None,
            "week": week(library),
            "next_dates": [entry for entry in entries if entry.is_open][:_DATES],
            "latest": library.standing[: -_LATEST - 1 : -1],
            "corrections": sorted(corrections, key=lambda pair: pair[1].date, reverse=True)[:3],
        },
    )
