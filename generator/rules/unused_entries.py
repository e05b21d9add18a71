"""A measure or agreement has a history: an event takes a step of it or sets its rate (a warning where none does)."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import Problem


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a warning for each measure and agreement that no event speaks of."""
    if records.events.broken:
        return
    measures = {step.measure for record in records.events for step in record.value.measures}
    measures |= {rate.measure for record in records.events for rate in record.value.rates}
    agreements = {step.agreement for record in records.events for step in record.value.agreements}
    for name, shelf, used in (("measure", records.measures, measures), ("agreement", records.agreements, agreements)):
        for record in shelf:
            if record.id not in used:
                yield record.problem(
                    ("id",),
                    "unused",
                    f"{'an' if name == 'agreement' else 'a'} {name} has a history",
                    "found no event that takes a step of it",
                    "add one or remove the entry",
                    "warning",
                )
