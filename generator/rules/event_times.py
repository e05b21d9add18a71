"""The order of events within a day, from their times and from what they follow: what several rules ask."""

from functools import lru_cache

from generator.loading.records import Record, Records
from generator.model.order import Moment, predecessors
from generator.rules.rule import Context
from generator.schema.event import Event


def moment_of(record: Record[Event]) -> Moment:
    """Return when the event of ``record`` happened."""
    event = record.value
    return Moment(record.id, event.date, event.time, event.timezone, event.follows)


def predecessors_of(context: Context) -> dict[str, frozenset[str]]:
    """Return for each event the ids of the events of its day that come before it."""
    return _predecessors(context.records)


@lru_cache(maxsize=1)
def _predecessors(records: Records) -> dict[str, frozenset[str]]:
    return predecessors(moment_of(record) for record in records.of(Event))
