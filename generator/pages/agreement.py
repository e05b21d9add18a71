"""Agreements: the list, and a stamped page each with its ladder."""

from collections.abc import Iterator

from generator.model import Agreement, Library
from generator.pages.glossary import terms
from generator.pages.page import Page
from generator.projections.ladder import agreement_ladder
from generator.projections.last_checked import checked
from generator.projections.memoize import once


def pages(library: Library) -> Iterator[Page]:
    """Yield the list of agreements and a page for each that an event takes a step of."""
    rows = [(a, ladder) for a in library.agreements.values() if (ladder := agreement_ladder(library, a.id)).is_known]
    rows.sort(key=lambda row: (row[1].has_ended, -row[1].last_change.toordinal(), row[0].id))
    yield Page(
        address="agreements/",
        template="agreements.html.jinja",
        title="Agreements",
        description="Trade agreements and truces: from floated to in force, step by dated step.",
        context={"rows": rows, "checked": checked(rung.event for _, ladder in rows for rung in ladder.all)},
        searchable=False,
    )
    for agreement, _ in rows:
        yield _page(library, agreement)


@once
def _page(library: Library, agreement: Agreement) -> Page:
    ladder = agreement_ladder(library, agreement.id)
    return Page(
        address=f"agreements/{agreement.id}/",
        template="agreement.html.jinja",
        title=agreement.title,
        description=agreement.about or f"{agreement.title}: its parties, its steps and their sources.",
        context={
            "agreement": agreement,
            "ladder": ladder,
            "terms": terms(library),
            "checked": checked(rung.event for rung in ladder.all),
        },
        text=agreement.about or "",
        changed=max(rung.event.date for rung in ladder.all).isoformat(),
    )
