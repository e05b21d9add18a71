"""The home page: the state of play with each partner, the next dates, and what changed last week."""

from collections.abc import Iterator

from generator.charts import partner_rows
from generator.model import Library
from generator.output import Output
from generator.pages.page import Page
from generator.projections.deadlines import ledger
from generator.projections.last_checked import check_span
from generator.projections.last_week import last_week_changes
from generator.projections.state_of_play import hub_and_partners, state_of_play

_PARTNERS = 12
_DATES = 6
_LATEST = 8


def pages(library: Library) -> Iterator[Output]:
    """Yield the home page."""
    hub, partners = hub_and_partners(library)
    corrections = [(e, r) for e in library.events for r in e.revisions if r.kind == "correction"]
    yield Page(
        address="",
        template="home.md.jinja",
        contents=False,
        title="Trade talks briefing",
        description="Where the world's trade talks stand: who said or did what, when, and according to whom.",
        context={
            "as_of": library.as_of,
            "hub": hub,
            "events": len(library.active_events),
            "sources": len(library.by_source),
            "checked": check_span(library.active_events),
            "states": [state_of_play(library, partner, hub) for partner in partners[:_PARTNERS]] if hub else [],
            "more": max(0, len(partners) - _PARTNERS),
            "rates": partner_rows(library, hub, partners) if hub else None,
            "changes": last_week_changes(library),
            "next_dates": [history for history in ledger(library) if history.is_open][:_DATES],
            "latest": library.active_events[: -_LATEST - 1 : -1],
            "corrections": sorted(corrections, key=lambda pair: pair[1].date, reverse=True)[:3],
        },
    ).output()
