"""Rules: what must hold in valid entries and between them. One rule a module; ``RULES`` is the only list of them.

A module defines its ``RULE`` and the check that finds breaches of it. ``rule.py`` describes the parts.
"""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import Problem
from generator.rules import (
    date_in_text,
    deadline_steps,
    duplicate_id,
    event_ids,
    event_order,
    event_sources,
    future_event,
    half_a_time,
    ladder_steps,
    month_precision,
    not_neutral,
    overlap,
    references,
    seed_facts,
    source_ids,
    summary_links,
    unlisted_source,
    unused,
)
from generator.rules.rule import Context, Rule

__all__ = ["RULES", "Context", "Rule", "find_problems"]

RULES: tuple[Rule, ...] = (
    references.RULE,
    event_ids.RULE,
    source_ids.RULE,
    duplicate_id.RULE,
    future_event.RULE,
    half_a_time.RULE,
    month_precision.RULE,
    event_order.RULE,
    overlap.RULE,
    event_sources.RULE,
    unlisted_source.RULE,
    seed_facts.RULE,
    summary_links.RULE,
    date_in_text.RULE,
    not_neutral.RULE,
    deadline_steps.RULE,
    ladder_steps.RULE,
    unused.RULE,
)


def find_problems(records: Records, today: dt.date) -> Iterator[Problem]:
    """Yield the problems that all rules find in ``records``; ``today`` is the day that counts as today."""
    context = Context(records, today)
    for rule in RULES:
        for finding in rule.findings(context):
            yield rule.problem(finding)
