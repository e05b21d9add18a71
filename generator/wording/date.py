"""Deadlines in words: the date, how far ahead it is, what became of it, and what happens then if nothing changes."""

import datetime as dt
from dataclasses import replace

from generator.model import Event
from generator.projections.deadlines import DeadlineHistory
from generator.projections.support import Support
from generator.text.formats import day, days_left, stage_word, the
from generator.wording.grade import grade_words
from generator.wording.words import Words, join

NOT_RECORDED = "date passed; we have not recorded what happened"


def due_words(history: DeadlineHistory) -> str:
    """Return the date as it is known: ``10 Jan 2027``, ``Aug 2025``, or ``no date yet``."""
    return day(history.due, history.precision) if history.due else "no date yet"


def left_words(history: DeadlineHistory, as_of: dt.date) -> str:
    """Return how far ahead an open date is: ``in 44 days``, ``this month``; "" if that is not known."""
    if not history.is_open or history.due is None or history.last_due_day is None:
        return ""
    if history.precision == "day":
        return days_left((history.due - as_of).days)
    return f"this {history.precision}" if history.due <= as_of else ""


def ahead_words(history: DeadlineHistory, as_of: dt.date) -> str:
    """Return the date and how far ahead it is: ``10 Jan 2027, in 44 days``, ``Aug 2025, this month, day not known``."""
    left = left_words(history, as_of)
    doubt = ", day not known" if history.due and history.precision != "day" else ""
    return f"{due_words(history)}{f', {left}' if left else ''}{doubt}"


def date_grade(history: DeadlineHistory) -> Words:
    """Return on whose word the date stands, if it is doubtful; else nothing."""
    support = _support(history)
    return grade_words(support) if support and support.is_doubtful else ()


def date_evidence(history: DeadlineHistory) -> Words:
    """Return on whose word the date stands."""
    return grade_words(_support(history))


def _support(history: DeadlineHistory) -> Support | None:
    """Return on whose word the date stands; once it is recorded what became of it, it is no longer in doubt."""
    support = history.support
    is_settled = not history.is_open and history.outcome != "not-recorded"
    return replace(support, doubt=()) if support and is_settled else support


def outcome_words(history: DeadlineHistory) -> str:
    """Return what became of the date."""
    if history.is_open:
        return "expected (not fixed)" if history.is_expectation else "upcoming"
    if history.outcome == "not-recorded":
        return _claim_words(history.claims[-1]) if history.claims else NOT_RECORDED
    if history.outcome == "passed":
        return "date passed"
    if history.settled and history.word == "followed":
        return f"{stage_word(history.settled.stage)} from {day(history.settled.date, history.settled.precision)}"
    return history.word or history.outcome


def _claim_words(event: Event) -> str:
    """Return who says that a date was met: ``date passed; the US said on 20 Jan 2026 that it was met; …``."""
    parties = dict.fromkeys(account.party for account in event.accounts if account.stance == "claims")
    who = " and ".join(the(party.short) for party in parties)
    on = f"{'on' if event.precision == 'day' else 'in'} {day(event.date, event.precision)}"
    return f"date passed; {who} said {on} that it was met; we have not recorded more"


def short_outcome(history: DeadlineHistory) -> str:
    """Return what became of the date in a few words, for headings."""
    return "outcome not recorded" if history.outcome == "not-recorded" else outcome_words(history)


def dated_outcome(history: DeadlineHistory) -> str:
    """Return what became of the date and when: ``took place on 5 Jun 2025``; the day only where an event says so."""
    ending = history.ended_by
    if history.outcome != "met" or history.settled or ending is None or ending.precision != "day":
        return outcome_words(history)
    return f"{outcome_words(history)} on {day(ending.date)}"


def date_words(history: DeadlineHistory, as_of: dt.date) -> Words:
    """Return the date with its title: ``10 Jan 2027, in 44 days: End of the truce``."""
    expected = " (expected)" if history.is_expectation and history.is_open else ""
    return join(f"{ahead_words(history, as_of)}: {history.deadline.title}{expected}", date_grade(history))
