"""Deadlines: the ledger of all dates with their slips, and a page for each."""

from collections.abc import Iterator

from generator.model import Library
from generator.output import Output
from generator.pages.glossary import glossary_index
from generator.pages.page import Page
from generator.projections.deadlines import DeadlineHistory, ledger
from generator.projections.last_checked import check_span
from generator.text.formats import plural

# The most dates that each list of the ledger has. If more have passed, there is a page of them for each year.
_AHEAD, _PAST, _SLIPPED = 200, 40, 20


def pages(library: Library) -> Iterator[Output]:
    """Yield the ledger, its pages by year, and a page for each deadline that an event names."""
    histories = ledger(library)
    slipped = sorted((h for h in histories if h.slips), key=lambda h: (-len(h.slips), -abs(h.total_slip_days)))
    past = [history for history in histories if not history.is_open]
    by_year: dict[int, list[DeadlineHistory]] = {}
    if len(past) > _PAST:
        for history in past:
            by_year.setdefault((history.due or history.steps[-1][0].date).year, []).append(history)
    yield Page(
        address="deadlines/",
        template="deadlines.md.jinja",
        title="Deadlines",
        description="Every date that matters in the trade talks: when set, how often moved, what became of it.",
        context={
            "as_of": library.as_of,
            "ahead": [history for history in histories if history.is_open][:_AHEAD],
            "past": past[:_PAST],
            "years": list(by_year),
            "slipped": slipped[:_SLIPPED],
            "checked": check_span(event for history in histories for event, _ in history.steps),
        },
        searchable=False,
    ).output()
    for year, of_year in by_year.items():
        yield _year_page(year, list(by_year), of_year).output()
    for history in histories:
        yield _page(library, history).output()


def _year_page(year: int, years: list[int], histories: list[DeadlineHistory]) -> Page:
    """Return the page of the dates that passed in ``year``; ``years`` are all that have such a page."""
    return Page(
        address=f"deadlines/past/{year}/",
        template="past_deadlines.md.jinja",
        title=f"Deadlines that fell in {year}",
        description=f"{plural(len(histories), 'date')} of {year}: how often moved, what became of them.",
        context={
            "year": year,
            "years": years,
            "histories": histories,
            "checked": check_span(event for history in histories for event, _ in history.steps),
        },
        searchable=False,
    )


def _page(library: Library, history: DeadlineHistory) -> Page:
    deadline = history.deadline
    return Page(
        address=f"deadlines/{deadline.id}/",
        template="deadline.html.jinja",
        title=deadline.title,
        description=deadline.about,
        context={
            "history": history,
            "terms": glossary_index(library),
            "checked": check_span(event for event, _ in history.steps),
            **({"as_of": library.as_of} if history.is_open else {}),
        },
        text=deadline.about,
        changed=history.steps[-1][0].date.isoformat(),
    )
