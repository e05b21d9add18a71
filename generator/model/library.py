"""The library: the whole record joined by reference, with the indexes that projections need."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from generator.model.entities import (
    Agreement,
    Country,
    Deadline,
    GlossaryTerm,
    Measure,
    Person,
    Publisher,
    Source,
    Topic,
)
from generator.model.event import AgreementStep, DeadlineStep, Event, MeasureStep, Rate
from generator.model.seed import Seed

T = TypeVar("T")


class Index(dict[str, list[T]]):
    """Lists of rows by key, each in the order of the events. A key without rows gives an empty list."""

    def __missing__(self, key: str) -> list[T]:
        return []


def _under(keys: Iterable[str], event: Event) -> Iterator[tuple[str, Event]]:
    return ((key, event) for key in dict.fromkeys(keys))


# For each index: the rows that an event adds to it, as (key, row).
_ROWS: dict[str, Callable[[Event], Iterable[tuple[str, Any]]]] = {
    "by_country": lambda e: _under([country.code for country in e.countries], e),
    "by_topic": lambda e: _under([topic.id for topic in e.topics], e),
    "by_person": lambda e: _under([person.id for person in e.named_people], e),
    "by_source": lambda e: _under([source.id for source in e.sources], e),
    "replies": lambda e: _under(e.follows, e),
    "deadline_steps": lambda e: ((step.deadline.id, (e, step)) for step in e.deadlines),
    "measure_steps": lambda e: ((step.measure.id, (e, step)) for step in e.measures),
    "agreement_steps": lambda e: ((step.agreement.id, (e, step)) for step in e.agreements),
    "rates": lambda e: ((rate.measure.id, (e, rate)) for rate in e.rates),
}
# Indexes that include withdrawn events.
_OF_ALL = frozenset({"by_person", "by_source"})


@dataclass(frozen=True)
class Library:
    """Everything recorded up to ``as_of``. ``events`` are in the order of their dates, then of their ids."""

    as_of: dt.date
    events: tuple[Event, ...] = ()
    countries: dict[str, Country] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    publishers: dict[str, Publisher] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    deadlines: dict[str, Deadline] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    glossary: tuple[GlossaryTerm, ...] = ()
    seeds: tuple[Seed, ...] = ()

    def at(self, day: dt.date) -> "Library":
        """Return the record as it was on ``day``: the same without the later events."""
        return replace(self, as_of=day, events=tuple(event for event in self.events if event.date <= day))

    @cached_property
    def active_events(self) -> tuple[Event, ...]:
        """The events that were not withdrawn. Projections use these; a withdrawn event keeps its page only."""
        return tuple(event for event in self.events if event.withdrawn is None)

    @cached_property
    def events_by_id(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def by_country(self) -> Index[Event]:
        """Events by the code of each country named, oldest first."""
        return self._index("by_country")

    @cached_property
    def by_topic(self) -> Index[Event]:
        """Events by topic id, oldest first."""
        return self._index("by_topic")

    @cached_property
    def by_person(self) -> Index[Event]:
        """Events by the id of each person named or speaking, oldest first, withdrawn ones included."""
        return self._index("by_person")

    @cached_property
    def by_source(self) -> Index[Event]:
        """Events by the id of each source cited, oldest first, withdrawn ones included."""
        return self._index("by_source")

    @cached_property
    def replies(self) -> Index[Event]:
        """Events that follow an event, by that event's id, oldest first."""
        return self._index("replies")

    @cached_property
    def deadline_steps(self) -> Index[tuple[Event, DeadlineStep]]:
        """The history of each deadline by its id, oldest step first."""
        return self._index("deadline_steps")

    @cached_property
    def measure_steps(self) -> Index[tuple[Event, MeasureStep]]:
        """The steps of each measure by its id, in the order of the events that carry them."""
        return self._index("measure_steps")

    @cached_property
    def agreement_steps(self) -> Index[tuple[Event, AgreementStep]]:
        """The steps of each agreement by its id, in the order of the events that carry them."""
        return self._index("agreement_steps")

    @cached_property
    def rates(self) -> Index[tuple[Event, Rate]]:
        """The rates of each measure by its id, in the order of the events that carry them."""
        return self._index("rates")

    def _index(self, name: str) -> Index[Any]:
        found: Index[Any] = Index()
        rows = _ROWS[name]
        for event in self.events if name in _OF_ALL else self.active_events:
            for key, row in rows(event):
                found.setdefault(key, []).append(row)
        return found
