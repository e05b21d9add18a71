"""Deadlines: the ledger of all dates with their slips, and a page for each."""

import datetime as dt
from collections.abc import Iterator

from generator.model import Agreement, Deadline, Library, Measure
from generator.output import Output
from generator.pages.day import day_if_it_matters
from generator.pages.glossary import glossary_index
from generator.pages.page import Page
from generator.projections.deadlines import DeadlineHistory, ledger, not_recorded, things_ending
from generator.projections.last_checked import check_span
from generator.projections.standing import Status, status_of
from generator.text.formats import plural
from generator.wording.date import due_words, outcome_words

# The most dates that each list of the ledger has. If more have passed, there is a page of them for each year.
_AHEAD, _PAST, _SLIPPED = 200, 40, 20
# The groups of dates ahead: the most days from today that each reaches to.
_NEAR = (
    ("next-7-days", "In the next 7 days", 7),
    ("next-30-days", "In 8 to 30 days", 30),
    ("next-90-days", "In 31 to 90 days", 90),
)


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
        description=f"Every date of the {library.masthead.talks}: when set, how often moved, what became of it.",
        context={
            "as_of": library.as_of,
            "ahead": _by_nearness([history for history in histories if history.is_open][:_AHEAD], library.as_of),
            "past": [history for history in past if history.outcome != "not-recorded"][:_PAST],
            "help_wanted": not_recorded(past),
            "years": list(by_year),
            "slipped": slipped[:_SLIPPED],
            "checked": check_span(event for history in histories for event, _ in history.steps),
        },
        searchable=False,
    ).output()
    for year, of_year in by_year.items():
        yield _year_page(library, year, list(by_year), of_year).output()
    for history in histories:
        yield _page(library, history).output()


def _by_nearness(histories: list[DeadlineHistory], as_of: dt.date) -> list[tuple[str, str, list[DeadlineHistory]]]:
    """Return open dates in groups, each with its id and heading; a month or a year counts by its last day.

    The days near by are there even if nothing falls on them.
    """
    groups: dict[tuple[str, str], list[DeadlineHistory]] = {(id_, words): [] for id_, words, _ in _NEAR if histories}
    for history in histories:
        key = ("no-date", "No date yet")
        if day := history.last_due_day:
            left = (day - as_of).days
            key = next(((id_, words) for id_, words, reach in _NEAR if left <= reach), ("after-90-days", "Later"))
        groups.setdefault(key, []).append(history)
    return [(id_, heading, of_group) for (id_, heading), of_group in groups.items()]


def _year_page(library: Library, year: int, years: list[int], histories: list[DeadlineHistory]) -> Page:
    """Return the page of the dates that passed in ``year``; ``years`` are all that have such a page."""
    return Page(
        address=f"deadlines/past/{year}/",
        template="past_deadlines.md.jinja",
        title=f"Past deadlines, {year}",
        description=f"{plural(len(histories), 'date')} of {year}: how often moved, what became of them.",
        context={
            "year": year,
            "years": years,
            "histories": histories,
            **({"as_of": library.as_of} if year >= library.as_of.year else {}),
            "checked": check_span(event for history in histories for event, _ in history.steps),
        },
        searchable=False,
    )


def things_with_status(library: Library, deadline: Deadline) -> list[tuple[Measure | Agreement, Status]]:
    """Return the measures and agreements of which a step ends on ``deadline``, with their status."""
    return [(thing, status_of(library, thing)) for thing in things_ending(library).get(deadline.id, [])]


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
            **day_if_it_matters(library, dates=[history]),
            "ending": things_with_status(library, deadline),
        },
        names=(deadline.id.replace("-", " "),),  # the shortest name that it has
        note=_note(history),
        text=deadline.about,
    )


def _note(history: DeadlineHistory) -> str:
    """Return what a search tells of a date. Of one that has passed, the outcome may be of another day."""
    is_past = history.due and not history.is_open
    return f"{'due ' if is_past else ''}{due_words(history)}, {outcome_words(history)}"
