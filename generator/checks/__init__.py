"""Checks: sense. One rule a module; the lists below are their order and the only place to add one.

A rule across files is a function ``check(records, as_of)`` that yields problems, a rule of one event ``check(record)``;
its module's docstring states the rule. What the rules of one event find is kept for as long as its file is unchanged.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from generator.checks import (
    account_sources,
    dates_in_text,
    deadline_steps,
    event_dates,
    event_ids,
    event_order,
    event_overlap,
    event_sources,
    known_names,
    ladder_steps,
    month_precision,
    neutral_words,
    seed_facts,
    source_ids,
    summary_links,
    unique_ids,
    unused_names,
)
from generator.problems import Problem
from generator.records import Record, Records
from generator.schema import Event

Check = Callable[[Records, dt.date], Iterator[Problem]]
EventCheck = Callable[[Record[Event]], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    unique_ids.check,
    event_ids.check,
    source_ids.check,
    known_names.check,
    event_sources.check,
    account_sources.check,
    event_dates.check,
    event_order.check,
    event_overlap.check,
    deadline_steps.check,
    seed_facts.check,
    summary_links.check,
    ladder_steps.check,
    unused_names.check,
)

EVENT_CHECKS: tuple[EventCheck, ...] = (
    month_precision.check,
    neutral_words.check,
    dates_in_text.check,
)


def check_event(record: Record[Event]) -> list[Problem]:
    """Return the problems that the rules of one event find in ``record``."""
    return [problem for check in EVENT_CHECKS for problem in check(record)]


def check_all(records: Records, as_of: dt.date) -> list[Problem]:
    """Return the problems that all rules across files find in ``records``; ``as_of`` is the day taken as today."""
    return [problem for check in CHECKS for problem in check(records, as_of)]
