"""Rules: what must hold in valid entries and between them. One rule a module; ``RULES`` is the only list of them.

A module defines its ``RULE`` and the check that finds breaches of it. ``rule.py`` describes the parts.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.loading.records import Records
from generator.model import Library
from generator.problems import MOST_TOLD, Problem, first_of_file
from generator.rules import (
    account_parties,
    acting_country,
    agreement_parties,
    coarse_dates,
    country_kinds,
    country_names,
    cut_summary,
    date_in_text,
    dates_in_order,
    day_order,
    days_to_come,
    deadline_steps,
    double_address,
    double_names,
    double_rate,
    due_in_text,
    duplicate_id,
    early_due,
    early_end,
    early_lapse,
    early_rate,
    early_record,
    ended_measure_rate,
    event_ids,
    event_order,
    event_sources,
    event_span,
    far_dates,
    future_event,
    half_a_time,
    high_rate,
    ladder_steps,
    late_link,
    listed_twice,
    measure_partners,
    moved_from,
    moved_nowhere,
    no_members,
    not_neutral,
    office_days,
    older_sources,
    outdated_consequence,
    overlap,
    owners,
    page_address,
    percent_in_text,
    plain_words,
    products,
    rate_partners,
    rate_values,
    real_time,
    references,
    reprints,
    revisions,
    seed_facts,
    settled_by,
    settled_dates,
    shared_host,
    silent_replacement,
    source_dates,
    source_ids,
    spans,
    speakers,
    step_and_rate,
    summary_links,
    suspended_measure_rate,
    terms,
    title_form,
    title_sought,
    twin_measures,
    two_ceilings,
    undertaking_events,
    undertakings,
    unlisted_source,
    unset_end,
    unused,
)
from generator.rules.rule import Context, Rule

__all__ = ["RULES", "Context", "Rule", "find_problems"]

RULES: tuple[Rule, ...] = (
    references.RULE,
    event_ids.RULE,
    source_ids.RULE,
    duplicate_id.RULE,
    moved_from.RULE,
    double_names.RULE,
    double_address.RULE,
    page_address.RULE,
    listed_twice.RULE,
    country_kinds.RULE,
    no_members.RULE,
    owners.RULE,
    reprints.RULE,
    shared_host.RULE,
    spans.RULE,
    future_event.RULE,
    event_span.RULE,
    coarse_dates.RULE,
    half_a_time.RULE,
    real_time.RULE,
    event_order.RULE,
    days_to_come.RULE,
    dates_in_order.RULE,
    source_dates.RULE,
    older_sources.RULE,
    title_sought.RULE,
    title_form.RULE,
    early_record.RULE,
    overlap.RULE,
    event_sources.RULE,
    unlisted_source.RULE,
    seed_facts.RULE,
    summary_links.RULE,
    plain_words.RULE,
    date_in_text.RULE,
    not_neutral.RULE,
    speakers.RULE,
    deadline_steps.RULE,
    early_due.RULE,
    far_dates.RULE,
    moved_nowhere.RULE,
    settled_by.RULE,
    ladder_steps.RULE,
    terms.RULE,
    agreement_parties.RULE,
    undertakings.RULE,
    measure_partners.RULE,
    rate_partners.RULE,
    rate_values.RULE,
    double_rate.RULE,
    high_rate.RULE,
    revisions.RULE,
    late_link.RULE,
    unused.RULE,
    day_order.RULE,
    unset_end.RULE,
    settled_dates.RULE,
    ended_measure_rate.RULE,
    two_ceilings.RULE,
    silent_replacement.RULE,
    outdated_consequence.RULE,
    early_lapse.RULE,
    early_end.RULE,
    suspended_measure_rate.RULE,
    step_and_rate.RULE,
    percent_in_text.RULE,
    products.RULE,
    due_in_text.RULE,
    acting_country.RULE,
    twin_measures.RULE,
    office_days.RULE,
    account_parties.RULE,
    country_names.RULE,
    cut_summary.RULE,
    early_rate.RULE,
    undertaking_events.RULE,
)


def find_problems(records: Records, today: dt.date, library: Library) -> Iterator[Problem]:
    """Yield the problems that all rules find in ``records``, which make the ``library``; ``today`` counts as today."""
    context = Context(records, today, library)
    told: dict[str, list[Problem]] = defaultdict(list)
    more: Counter[str] = Counter()
    for rule in RULES:
        for finding in rule.findings(context):
            path = finding.entry.document.path
            # To find the line of each would take long.
            if len(told[path]) < MOST_TOLD:
                told[path].append(rule.problem(finding))
            elif rule.severity == "error":
                more[path] += 1
    for path, problems in told.items():
        yield from first_of_file(problems, more[path])
