"""What an event says rests on the event's own sources: accounts, rates and rival values cite one of them."""

import datetime as dt
from collections.abc import Iterator

from generator.loading import Path
from generator.loading.records import Records
from generator.problems import Problem, quote
from generator.schema import Event


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each account, rate or rival value whose source the event does not list."""
    for record in records.events:
        listed = {ref.partition("#")[0] for ref in record.value.sources}
        for at, ref in _cited(record.value):
            key = ref.partition("#")[0]
            if key in records.sources and key not in listed:
                yield record.problem(
                    at,
                    "unlisted-source",
                    "what an event says is carried by one of its own sources",
                    f"found {quote(key)}",
                    "add it to “sources:” of this event",
                )


def _cited(event: Event) -> Iterator[tuple[Path, str]]:
    for field in ("accounts", "rates", "rival_values"):
        for i, part in enumerate(getattr(event, field)):
            yield (field, i, "source"), part.source
    for i, step in enumerate(event.deadlines):
        for j, rival in enumerate(step.reported_as):
            yield ("deadlines", i, "reported_as", j, "source"), rival.source
