"""The home page: the state of play with each partner, the next dates, and what changed last week."""

import datetime as dt
from collections.abc import Iterator

from generator.charts import partner_rows
from generator.model import Country, Library
from generator.output import Output
from generator.pages.page import Page
from generator.pages.quotes import quotes
from generator.projections.coverage import coverage, followed
from generator.projections.deadlines import ledger, not_recorded
from generator.projections.last_checked import check_span
from generator.projections.last_week import DAYS, changes_of, last_week_changes
from generator.projections.pairs import own_events, pairs
from generator.projections.state_of_play import StateOfPlay, hub_and_partners, latest_agreement, state_of_play
from generator.wording.briefing import followed_words
from generator.wording.masthead import heading

_PARTNERS = 12
_DATES = 10
_LATEST = 8
_OTHERS = 8


def pages(library: Library) -> Iterator[Output]:
    """Yield the home page."""
    hub, partners = hub_and_partners(library)
    corrections = [(e, r) for event in library.events for e, r in changes_of(event) if r.kind == "correction"]
    yield Page(
        address="",
        template="home.md.jinja",
        contents=False,
        title=library.masthead.name,
        description=f"{heading(library.masthead)}: who said or did what, when, and according to whom.",
        context={
            "as_of": library.as_of,
            "hub": hub,
            "events": len(library.active_events),
            "sources": len(library.by_source),
            "checked": check_span(library.active_events),
            "states": [state_of_play(library, partner, hub) for partner in partners[:_PARTNERS]] if hub else [],
            "quotes": quotes(library, *((hub, partner) for partner in partners[:_PARTNERS])) if hub else [],
            "more": max(0, len(partners) - _PARTNERS),
            "rates": partner_rows(library, hub, partners) if hub else None,
            "changes": last_week_changes(library),
            "others": _other_pairs(library, hub),
            "coverage": coverage(library),
            "week_followed": _week_followed(library),
            "help_wanted": not_recorded(ledger(library)),
            "next_dates": [history for history in ledger(library) if history.is_open][:_DATES],
            "latest": library.active_events[: -_LATEST - 1 : -1],
            "corrections": sorted(corrections, key=lambda pair: pair[1].date, reverse=True)[:3],
        },
    ).output()


def _week_followed(library: Library) -> str:
    """Return how far the news of the last week was followed, as a sentence; "" if all of it was."""
    week = followed(library, library.as_of - dt.timedelta(days=DAYS), library.as_of)
    return "" if week.is_whole else followed_words(week, is_quiet=True)


def _is_own_talk(library: Library, one: str, two: str, hub: Country) -> bool:
    """Tell whether two countries have an agreement or an event in which ``hub`` has no part."""
    agreement = latest_agreement(library, library.countries[one], library.countries[two])
    if agreement and hub not in agreement.parties:
        return True
    return any(hub not in event.countries for event in own_events(library, one, two))


def _other_pairs(library: Library, hub: Country | None) -> list[tuple[str, StateOfPlay]]:
    """Return the pairs in which ``hub`` has no part, with the folder of each, the latest event first."""
    found = [
        (f"{one}-{two}".lower(), state_of_play(library, library.countries[two], library.countries[one]))
        for one, two in pairs(library)
        if hub is None or (hub.code not in (one, two) and _is_own_talk(library, one, two, hub))
    ]
    latest = [(own_events(library, s.partner.code, s.counterpart.code)[-1:], folder, s) for folder, s in found]
    ordered = sorted((row for row in latest if row[0]), key=lambda row: row[0][0].date, reverse=True)
    return [(folder, s) for _, folder, s in ordered][:_OTHERS]
