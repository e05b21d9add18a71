"""Checks: sense across files. One rule a module; the list below is their order and the only place to add one.

A rule is a function ``check(records, as_of)`` that yields problems; its module's docstring states the rule.
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
from generator.records import Records

Check = Callable[[Records, dt.date], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    unique_ids.check,
    event_ids.check,
    source_ids.check,
    known_names.check,
    event_sources.check,
    account_sources.check,
    event_dates.check,
    month_precision.check,
    event_order.check,
    event_overlap.check,
    deadline_steps.check,
    seed_facts.check,
    summary_links.check,
    ladder_steps.check,
    neutral_words.check,
    dates_in_text.check,
    unused_names.check,
)


def check_all(records: Records, as_of: dt.date) -> list[Problem]:
    """Return the problems that all rules find in ``records``; ``as_of`` is the day taken as today."""
    return [problem for check in CHECKS for problem in check(records, as_of)]
