"""Briefings in words: the days, the headline, how far the news was followed, and what became of a date."""

import datetime as dt

from generator.projections.coverage import Followed
from generator.projections.passed_dates import Passed
from generator.projections.week import Briefing
from generator.text.formats import day, long_day, plural
from generator.wording.date import outcome_words


def week_words(first: dt.date) -> str:
    """Return the ISO week of a day: ``Week 39 of 2026``."""
    year, week, _ = first.isocalendar()
    return f"Week {week} of {year}"


def span_words(first: dt.date, last: dt.date) -> str:
    """Return days from one to another: ``21 to 27 September 2026``, ``28 September to 4 October 2026``."""
    if first == last:
        return long_day(first)
    whole = long_day(first)
    if first.year == last.year:
        whole = whole.removesuffix(f" {first.year}")
    if (first.year, first.month) == (last.year, last.month):
        whole = str(first.day)
    return f"{whole} to {long_day(last)}"


def headline_words(briefing: Briefing) -> str:
    """Return how many events happened: ``3 events``, ``nothing recorded so far`` or ``not followed``."""
    so_far = "" if briefing.is_over else " so far"
    if briefing.count:
        return f"{plural(briefing.count, 'event')}{so_far}"
    is_open = briefing.followed.is_known and briefing.followed.to is None
    if is_open:
        return "not followed" if briefing.is_over else "not followed yet"
    return f"nothing recorded{so_far}"


def followed_words(followed: Followed, *, is_quiet: bool = False) -> str:
    """Return how far the news of some days was followed, as a sentence; of quiet ones, that nothing is recorded."""
    nothing = ": nothing recorded" if is_quiet else ""
    if not followed.is_known:
        return f"How far the news was followed is not recorded{nothing}."
    if followed.to is None:
        return f"The news of these days was not followed{'; what happened in them is not known' if is_quiet else ''}."
    rest = "" if followed.is_whole else " The days after that were not followed."
    return f"Followed to {long_day(followed.to)}{nothing}.{rest}"


def gaps_words(followed: Followed) -> str:
    """Return which desks were not followed on all of the days, as a sentence; "" if there is nothing to say."""
    if not followed.gaps or followed.to is None:
        return ""
    *names, last = followed.gaps
    listed = f"{', '.join(names)} and {last}" if names else last
    return f"Not followed, or not on all of these days: {listed}."


def passed_words(passed: Passed) -> str:
    """Return what became of a date that passed, as was known then, and what was recorded later."""
    at_first = outcome_words(passed.history)
    if passed.history.outcome == "not-recorded" and (passed.settled or passed.moved_to):
        at_first = "no outcome recorded at the time"
    if passed.moved_to:
        return f"{at_first}; later moved to {day(*passed.moved_to)}"
    return f"{at_first}; later: {outcome_words(passed.settled)}" if passed.settled else at_first
