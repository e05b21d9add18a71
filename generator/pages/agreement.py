"""Agreements: the list of them, and a page for each with its ladder."""

from collections.abc import Iterator

from generator.model import Agreement, Library
from generator.output import Output
from generator.pages.glossary import glossary_index
from generator.pages.page import Page
from generator.pages.subject_lists import active_first
from generator.projections.ladder import agreement_ladder
from generator.projections.last_checked import check_span


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of agreements, and a page for each that has a step."""
    rows = active_first((a, agreement_ladder(library, a.id)) for a in _by_id(library))
    yield Page(
        address="agreements/",
        template="agreements.md.jinja",
        title="Agreements",
        description="Trade agreements and truces: from floated to in force, step by dated step.",
        context={"rows": rows, "checked": check_span(rung.event for _, ladder in rows for rung in ladder.all)},
        searchable=False,
    ).output()
    for agreement, _ in rows:
        yield _page(library, agreement).output()


def _by_id(library: Library) -> list[Agreement]:
    return sorted(library.agreements.values(), key=lambda agreement: agreement.id)


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
            "terms": glossary_index(library),
            "checked": check_span(rung.event for rung in ladder.all),
            **({"as_of": library.as_of} if ladder.scheduled else {}),
        },
        text=agreement.about or "",
        changed=max(rung.event.date for rung in ladder.all).isoformat(),
    )
