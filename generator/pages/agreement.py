"""Agreements: the list of them, and a page for each with its ladder."""

from collections.abc import Iterator

from generator.model import Agreement, Library
from generator.output import Output
from generator.pages.day import day_if_it_matters
from generator.pages.glossary import glossary_index
from generator.pages.instruments import instruments_of, numbers
from generator.pages.page import Page
from generator.pages.related import related
from generator.pages.subject_lists import active_first
from generator.projections.ladder import agreement_ladder, measure_ladder
from generator.projections.last_checked import check_span
from generator.projections.standing import agreement_status
from generator.projections.undertakings import promised, promises
from generator.wording.status import status_words
from generator.wording.words import plain


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of agreements, and a page for each that has a step."""
    rows = [(*row, promised(library, row[0])) for row in active_first(library, _by_id(library))]
    yield Page(
        address="agreements/",
        template="agreements.md.jinja",
        title="Agreements",
        description="Trade agreements and truces: from floated to in force, step by dated step.",
        context={
            "as_of": library.as_of,
            "rows": rows,
            "checked": check_span(rung.event for _, ladder, _, _ in rows for rung in ladder.all),
        },
        searchable=False,
    ).output()
    for agreement, _, _, _ in rows:
        yield _page(library, agreement).output()


def _by_id(library: Library) -> list[Agreement]:
    return sorted(library.agreements.values(), key=lambda agreement: agreement.id)


def _starts_before(library: Library, agreement: Agreement) -> bool:
    """Tell whether the agreement stood at its stage before the record begins."""
    main = agreement_status(library, agreement).main
    return bool(main and library.active_events and main.since < library.active_events[0].date)


def _page(library: Library, agreement: Agreement) -> Page:
    ladder = agreement_ladder(library, agreement.id)
    about = related(library, agreement)
    ladders = [ladder, *(measure_ladder(library, measure.id) for measure, _ in about["measures"])]
    return Page(
        address=f"agreements/{agreement.id}/",
        template="agreement.html.jinja",
        title=agreement.title,
        description=agreement.about or f"{agreement.title}: its parties, its steps and their sources.",
        context={
            "agreement": agreement,
            "ladder": ladder,
            "status": agreement_status(library, agreement),
            "promises": promises(library, agreement),
            "instruments": instruments_of(agreement, [rung.event for rung in ladder.all]),
            **about,
            "starts_before": _starts_before(library, agreement),
            "terms": glossary_index(library),
            "checked": check_span(rung.event for rung in ladder.all),
            **day_if_it_matters(library, ladders, about["dates"]),
        },
        names=(*agreement.also, *numbers(agreement.instruments)),
        note=plain(status_words(agreement_status(library, agreement), short=True)),
        text=agreement.about or "",
    )
