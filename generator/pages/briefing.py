"""Briefings: a page for each ISO week, one of today, and the list of all weeks."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.model import Agreement, Event, Library, Measure
from generator.output import Output
from generator.pages.page import Page
from generator.projections.desks import by_desk
from generator.projections.ladder import Rung
from generator.projections.last_checked import check_span
from generator.projections.passed_dates import Passed
from generator.projections.week import Briefing, briefing, monday, week_id, weeks
from generator.wording.briefing import headline_words, span_words, week_words

_SATURDAY = 5
_ONE_DAY = dt.timedelta(days=1)
# Up to so many events that entered the record late are listed.
_LISTED = 12
# Changes of entries, under their headings.
_CHANGES = (
    ("Corrected", frozenset({"correction", "withdrawn"})),
    ("Brought up to date", frozenset({"update"})),
    ("Better sources", frozenset({"source"})),
)


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of weeks, a page for each, and that of today."""
    found = weeks(library)
    yield Page(
        address="briefings/",
        template="briefings.md.jinja",
        title="Weekly briefings",
        description=f"What happened in the {library.masthead.talks}, week by week: a page for each week, newest first.",
        context={
            "as_of": library.as_of,
            "years": [
                (year, [_row(library, each) for each in of_year])
                for year, of_year in groupby(found, key=lambda week: week.first.isocalendar().year)
            ],
            "checked": check_span(event for each in found for event in _events(each)),
        },
        names=("week", "weekly", "digest", "newsletter"),
        contents=False,
    ).output()
    for later, each, earlier in zip([None, *found], found, [*found[1:], None], strict=False):
        yield _week(library, each, earlier, later).output()
    yield _today(library).output()


def _week(library: Library, week: Briefing, earlier: Briefing | None, later: Briefing | None) -> Page:
    span = span_words(week.first, week.first + 6 * _ONE_DAY)
    return Page(
        address=f"briefings/{week_id(week.first)}/",
        template="week.md.jinja",
        title=f"{week_words(week.first)}: {headline_words(week)}",
        description=f"The {library.masthead.talks}, {span}: {headline_words(week)}.",
        context={
            **_context(library, week),
            "earlier": earlier.first if earlier else None,
            "later": later.first if later else None,
            **({} if week.is_over else {"as_of": library.as_of}),
        },
        searchable=False,
        contents=False,
    )


def _today(library: Library) -> Page:
    """Return the page of the last working day before the library's day, and of that day."""
    first = library.as_of - _ONE_DAY
    while first.weekday() >= _SATURDAY:
        first -= _ONE_DAY
    found = briefing(library, first, library.as_of)
    return Page(
        address="briefings/today/",
        template="today.md.jinja",
        title="Today",
        description=f"What happened since the last working day in the {library.masthead.talks}, and what is due today.",
        context={**_context(library, found), "as_of": library.as_of},
        names=("morning briefing", "daily"),
        contents=False,
    )


def _row(library: Library, week: Briefing) -> tuple[dt.date, dt.date, str, tuple[tuple[str, int], ...]]:
    """Return the first and the last day of a week, its headline, and its desks with their numbers of events."""
    desks = by_desk(library, _events(week))
    named = tuple((" and ".join(c.short for c in desk.countries), len(desk.events)) for desk in desks)
    return week.first, week.first + 6 * _ONE_DAY, headline_words(week), named


def _events(week: Briefing) -> Iterator[Event]:
    for desk in week.events:
        yield from desk.events
    for addition in week.added:
        yield from addition.events


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in ``events`` for one reason; the latest day is ``date``."""

    date: dt.date
    kind: str
    reason: str
    events: tuple[Event, ...]


def _changes(week: Briefing, kinds: frozenset[str]) -> list[Change]:
    """Return the changes of these kinds by their reason, the reason of most entries first."""
    found: dict[tuple[str, str], list[tuple[Event, dt.date]]] = {}
    for event, each in week.changes:
        if each.kind in kinds:
            found.setdefault((each.kind, each.reason), []).append((event, each.date))
    changes = [
        Change(max(day for _, day in rows), kind, reason, tuple(dict.fromkeys(event for event, _ in rows)))
        for (kind, reason), rows in found.items()
    ]
    return sorted(changes, key=lambda change: (-len(change.events), change.date, change.events[0].id))


def _context(library: Library, week: Briefing) -> dict[str, Any]:
    """Return what the parts of a briefing show; long lists of what entered the record are counted by week."""
    counted = Counter(monday(event.known_from) for event in week.entered)
    is_long = len(week.entered) > _LISTED
    return {
        "week": week,
        "entered": () if is_long else week.entered,
        "counted": [(day.isocalendar().year, day, counted[day]) for day in sorted(counted)] if is_long else [],
        "fell": _fell(week),
        "changes": [(heading, rows) for heading, kinds in _CHANGES if (rows := _changes(week, kinds))],
        "checked": check_span(_all_events(week))
        or check_span(e for e in library.active_events if e.known_from <= week.last),
    }


def _fell(week: Briefing) -> list[Passed | tuple[Measure | Agreement, Rung]]:
    """Return the dates that passed and the steps that took effect, by day."""
    rows: list[Passed | tuple[Measure | Agreement, Rung]] = [*week.passed, *week.steps]
    return sorted(rows, key=lambda row: row[1].day if isinstance(row, tuple) else row.history.last_due_day or week.last)


def _all_events(week: Briefing) -> Iterator[Event]:
    """Yield every event on which a line of the briefing rests."""
    yield from _events(week)
    yield from week.entered
    yield from (event for event, _ in week.changes)
    yield from (rung.event for _, rung in week.steps)
    for history in (*(each.history for each in week.passed), *week.ahead):
        yield from (event for event, _ in history.steps)
