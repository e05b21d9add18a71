"""The library: the whole record, joined, with the indexes that projections ask for."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from generator.model.event import AgreementStep, DeadlineStep, Event, MeasureStep, Rate
from generator.model.names import Agreement, Country, Deadline, GlossaryTerm, Measure, Person, Publisher, Source, Topic
from generator.model.seed import Seed

T = TypeVar("T")


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

    def on(self, day: dt.date) -> "Library":
        """Return the record as it stood on ``day``: the same log, cut off there."""
        return replace(self, as_of=day, events=tuple(event for event in self.events if event.date <= day))

    @cached_property
    def standing(self) -> tuple[Event, ...]:
        """The events that were not withdrawn. Projections read these; a withdrawn event keeps its page alone."""
        return tuple(event for event in self.events if event.withdrawn is None)

    @cached_property
    def event(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def by_country(self) -> dict[str, list[Event]]:
        """Events by the code of each country named, oldest first."""
        return self._index(lambda event: (country.code for country in event.countries))

    @cached_property
    def by_topic(self) -> dict[str, list[Event]]:
        """Events by topic id, oldest first."""
        return self._index(lambda event: (topic.id for topic in event.topics))

    @cached_property
    def by_person(self) -> dict[str, list[Event]]:
        """Events by the id of each person named or speaking, oldest first, withdrawn ones included."""
        return self._index(lambda event: (person.id for person in event.named_people), self.events)

    @cached_property
    def by_source(self) -> dict[str, list[Event]]:
        """Events by the id of each source cited, oldest first, withdrawn ones included."""
        return self._index(lambda event: (source.id for source in event.sources), self.events)

    @cached_property
    def answers(self) -> dict[str, list[Event]]:
        """Events that follow an event, by that event's id, oldest first."""
        return self._index(lambda event: event.follows)

    @cached_property
    def deadline_steps(self) -> dict[str, list[tuple[Event, DeadlineStep]]]:
        """The history of each deadline by its id, oldest step first."""
        return self._parts(lambda event: event.deadlines, lambda step: step.deadline.id)

    @cached_property
    def measure_steps(self) -> dict[str, list[tuple[Event, MeasureStep]]]:
        """The steps of each measure by its id, in the order of the events that carry them."""
        return self._parts(lambda event: event.measures, lambda step: step.measure.id)

    @cached_property
    def agreement_steps(self) -> dict[str, list[tuple[Event, AgreementStep]]]:
        """The steps of each agreement by its id, in the order of the events that carry them."""
        return self._parts(lambda event: event.agreements, lambda step: step.agreement.id)

    @cached_property
    def rates(self) -> dict[str, list[tuple[Event, Rate]]]:
        """The rates of each measure by its id, in the order of the events that carry them."""
        return self._parts(lambda event: event.rates, lambda rate: rate.measure.id)

    def _index(
        self, keys: Callable[[Event], Iterable[str]], events: tuple[Event, ...] | None = None
    ) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.standing if events is None else events:
            for key in dict.fromkeys(keys(event)):
                found[key].append(event)
        return found

    def _parts(
        self, parts: Callable[[Event], Iterable[T]], key: Callable[[T], str]
    ) -> dict[str, list[tuple[Event, T]]]:
        found: dict[str, list[tuple[Event, T]]] = defaultdict(list)
        for event in self.standing:
            for part in parts(event):
                found[key(part)].append((event, part))
        return found
