"""Checks: sense. One rule a module; the lists below are their order and the only place to add one.

A rule is a function that yields problems, its module's docstring states it. ``check(record)`` is a rule of one event by
itself, and what it finds is kept for as long as the file is unchanged. ``check(records, as_of)`` is a rule across
files: either of each entry, given what it names, or of the whole record.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from generator.cache import Cache
from generator.loading.records import Record, Records
from generator.problems import Problem
from generator.rules import (
    account_sources,
    dates_in_text,
    deadline_steps,
    event_dates,
    event_ids,
    event_order,
    event_overlap,
    event_sources,
    ladder_steps,
    month_precision,
    neutral_words,
    references,
    seed_facts,
    source_ids,
    summary_links,
    unique_ids,
    unused_entries,
)
from generator.rules.narrow import Doubt
from generator.schema import Event

Check = Callable[[Records, dt.date], Iterator[Problem]]
EventCheck = Callable[[Record[Event]], Iterator[Problem]]

# Rules of an entry. Of other entries they may ask what ``narrow`` tells, and nothing else.
ENTRY_CHECKS: tuple[Check, ...] = (
    event_ids.check,
    source_ids.check,
    references.check,
    event_sources.check,
    account_sources.check,
    event_dates.check,
    event_order.check,
    summary_links.check,
)

# Rules of the whole record. They do not read titles and summaries (``narrow``).
CHECKS: tuple[Check, ...] = (
    unique_ids.check,
    event_overlap.check,
    deadline_steps.check,
    seed_facts.check,
    ladder_steps.check,
    unused_entries.check,
)

# Rules of one event by itself.
EVENT_CHECKS: tuple[EventCheck, ...] = (
    month_precision.check,
    neutral_words.check,
    dates_in_text.check,
)


def check_event(record: Record[Event]) -> list[Problem]:
    """Return the problems that the rules of one event find in ``record``."""
    return [problem for check in EVENT_CHECKS for problem in check(record)]


def check_all(records: Records, as_of: dt.date, cache: Cache | None = None) -> list[Problem]:
    """Return the problems that all rules across files find in ``records``; ``as_of`` is the day taken as today.

    With a ``cache`` in memory, rules look only at what may have another outcome than before.
    """
    doubt = Doubt(records, as_of, cache or Cache(None))
    of_entries = [problem for check in ENTRY_CHECKS for problem in check(doubt.records, as_of)]
    of_all = doubt.told
    if of_all is None:
        of_all = [problem for check in CHECKS for problem in check(records, as_of)]
    doubt.settle(of_entries, of_all)
    return of_entries + of_all
