"""An event rests on at least one source whose page was opened and read."""

import datetime as dt
from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import Problem


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each event without a source, and for each that rests on unread pages alone."""
    for record in records.events:
        event = record.value
        if not event.sources:
            yield record.problem(
                ("sources",),
                "no-source",
                "an event has at least one source",
                "found none",
                "add the id of a source record, or keep the fact in seeds/ as a lead",
            )
            continue
        cited = [records.sources.get(ref.partition("#")[0]) for ref in event.sources]
        if all(source and source.value.opened is None for source in cited):
            yield record.problem(
                ("sources",),
                "unread-source",
                "at least one source of an event was opened and read",
                "found sources without “opened:” only",
                "read one and add the date, or keep the fact as a lead",
            )
