"""Deadlines with their history, and those that fall due around the day of the record."""

import datetime as dt
from collections.abc import Iterator

from generator.api import sourced, things
from generator.exports.api.table import table
from generator.exports.state_rows import support_keys
from generator.model import Citation, Consequence, DeadlineStep, Event, Library, SettledBy
from generator.output import Output
from generator.projections.deadlines import DeadlineHistory, deadline_history, ledger
from generator.wording.date import outcome_words

_WINDOWS = (7, 30)


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``deadlines.json``, in the order of its ids, and ``due.json``, in the order of the dates."""
    histories = [h for key in sorted(library.deadlines) if (h := deadline_history(library, key))]
    yield table("deadlines.json", [_row(history) for history in histories])
    due = sorted(_due(library), key=lambda row: (row.due, row.deadline))
    yield table("due.json", due)


def _row(history: DeadlineHistory) -> things.Deadline:
    deadline = history.deadline
    return things.Deadline(
        id=deadline.id,
        title=deadline.title,
        about=deadline.about,
        countries=tuple(country.code for country in deadline.countries),
        outcome=history.outcome,  # type: ignore[arg-type]
        words=outcome_words(history),
        expected=history.is_expectation,
        topics=tuple(topic.id for topic in deadline.topics),
        due=history.due,
        precision=history.precision if history.due else None,  # type: ignore[arg-type]
        first_due=history.first_due,
        total_days_moved=history.total_slip_days,
        **support_keys(history.support),
        settled_by=settled_by(deadline.settled_by),
        slips=tuple(things.Slip(s.moved_from, s.moved_to, s.days, s.event.id) for s in history.slips),
        steps=tuple(_step(by, step) for by, step in history.steps),
        if_nothing_changes=tuple(_consequence(said) for said in history.consequences),
    )


def _step(by: Event, step: DeadlineStep) -> things.StepOfDeadline:
    return things.StepOfDeadline(
        event=by.id,
        date=by.date,
        kind=step.kind,  # type: ignore[arg-type]
        due=step.due,
        precision=step.precision if step.due else None,  # type: ignore[arg-type]
        time=step.time,
        timezone=step.timezone,
        reported_as=tuple(
            sourced.OtherDate(other.due, *_cited(other.citation), other.note) for other in step.reported_as
        ),
        if_nothing_changes=tuple(_consequence(said) for said in step.if_nothing_changes),
        note=step.note,
    )


def _consequence(said: Consequence) -> sourced.Consequence:
    return sourced.Consequence(said.party.code, said.says, *_cited(said.citation))


def _cited(citation: Citation) -> tuple[str, int | None]:
    return citation.source.id, citation.fact


def settled_by(value: SettledBy | None) -> things.SettledBy | None:
    """Return what settles a date or a promise."""
    return things.SettledBy(value.deadline, value.measure, value.agreement, value.step) if value else None


def _due(library: Library) -> Iterator[things.Due]:
    for history in ledger(library):
        window = _window(library.as_of, history)
        if window is None or history.due is None:
            continue
        yield things.Due(
            deadline=history.deadline.id,
            title=history.deadline.title,
            countries=tuple(country.code for country in history.deadline.countries),
            due=history.due,
            precision=history.precision,  # type: ignore[arg-type]
            outcome=history.outcome,  # type: ignore[arg-type]
            window=window,  # type: ignore[arg-type]
            expected=history.is_expectation,
        )


def _window(today: dt.date, history: DeadlineHistory) -> str | None:
    """Return the narrowest span of days around ``today`` in which the date lies; a month by its nearest day."""
    if history.due is None or history.last_due_day is None:
        return None
    if history.last_due_day < today:
        side, days = "last", (today - history.last_due_day).days
    else:
        side, days = "next", max((history.due - today).days, 0)
    return next((f"{side}-{length}" for length in _WINDOWS if days <= length), None)
