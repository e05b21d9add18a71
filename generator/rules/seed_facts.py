"""Every fact of a seed is recorded by at least one event, or says why not; a seed is named for its source."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import Problem, quote


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each fact that no event cites, and each that one does though it says why not."""
    cited = cited_facts(records)
    for record in records.seeds:
        seed = record.value
        if seed.facts and seed.source != record.id:
            yield record.problem(
                ("source",),
                "seed-name",
                "a seed's file is named for its source",
                f"found {quote(seed.source or '')} in {quote(record.id)}",
                "rename the file or mend “source:”",
            )
        for number, fact in enumerate(seed.facts, 1):
            recorded = f"{record.id}#{number}" in cited
            if not recorded and not fact.not_recorded and not records.events.broken:
                yield record.problem(
                    ("facts", number - 1),
                    "unrecorded-fact",
                    "each fact is recorded by an event or says why not",
                    f"found fact {number}, cited by none",
                    f"cite {record.id}#{number} in an event, or add “not_recorded:” with the reason",
                )
            if recorded and fact.not_recorded:
                yield record.problem(
                    ("facts", number - 1, "not_recorded"),
                    "recorded-fact",
                    "a reason stands only where no event records",
                    f"found fact {number} cited by an event",
                    "remove “not_recorded:”",
                )


def cited_facts(records: Records) -> set[str]:
    """Return every fact (``SOURCE#N``) that an event cites, in its sources or in a part of it."""
    cited: set[str] = set()
    for record in records.events:
        event = record.value
        cited.update(event.sources)
        cited.update(account.source for account in event.accounts)
        cited.update(rate.source for rate in event.rates)
        cited.update(rival.source for rival in event.rival_values)
        cited.update(date.source for step in event.deadlines for date in step.reported_as)
    return cited
