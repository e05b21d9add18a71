"""The library: the whole record, joined, with the indexes that projections ask for."""

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
    """Rows by key, each list in the order of the events; there is an empty list under every other key."""

    def __missing__(self, key: str) -> list[T]:
        return []


def _under(keys: Iterable[str], event: Event) -> Iterator[tuple[str, Event]]:
    return ((key, event) for key in dict.fromkeys(keys))


# The rows that an event adds to each index, with their keys.
_ROWS: dict[str, Callable[[Event], Iterable[tuple[str, Any]]]] = {
    "by_country": lambda e: _under([country.code for country in e.countries], e),
    "by_topic": lambda e: _under([topic.id for topic in e.topics], e),
    "by_person": lambda e: _under([person.id for person in e.named_people], e),
    "by_source": lambda e: _under([source.id for source in e.sources], e),
    "answers": lambda e: _under(e.follows, e),
    "deadline_steps": lambda e: ((step.deadline.id, (e, step)) for step in e.deadlines),
    "measure_steps": lambda e: ((step.measure.id, (e, step)) for step in e.measures),
    "agreement_steps": lambda e: ((step.agreement.id, (e, step)) for step in e.agreements),
    "rates": lambda e: ((rate.measure.id, (e, rate)) for rate in e.rates),
}
# Those that have withdrawn events too.
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
    def answers(self) -> Index[Event]:
        """Events that follow an event, by that event's id, oldest first."""
        return self._index("answers")

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

    def take_over(self, earlier: "Library") -> dict[str, set[str]]:
        """Take over each index of rows that ``earlier`` made, brought up to date; return, by index, keys that differ.

        Lists under other keys are the same objects as before.
        """
        before, now = set(earlier.events), set(self.events)
        gone, new = before - now, now - before
        differ: dict[str, set[str]] = {}
        for name in _ROWS:
            if name in earlier.__dict__:
                parts = ([e for e in some if name in _OF_ALL or e.withdrawn is None] for some in (gone, new))
                self.__dict__[name], differ[name] = _index_after(earlier, name, *parts)
        return differ

    def _index(self, name: str) -> Index[Any]:
        found: Index[Any] = Index()
        rows = _ROWS[name]
        for event in self.events if name in _OF_ALL else self.standing:
            for key, row in rows(event):
                found.setdefault(key, []).append(row)
        return found


def _index_after(earlier: Library, name: str, gone: list[Event], new: list[Event]) -> tuple[Index[Any], set[str]]:
    """Return the index ``name`` of ``earlier`` without ``gone`` events and with ``new`` ones, and the keys touched."""
    rows, old = _ROWS[name], earlier.__dict__[name]
    removed = {key for event in gone for key, _ in rows(event)}
    added: Index[Any] = Index()
    for event in new:
        for key, row in rows(event):
            added.setdefault(key, []).append(row)
    made, leave = Index(old), set(gone)
    for key in removed | added.keys():
        left = [row for row in old[key] if _event_of(row) not in leave]
        made[key] = sorted([*left, *added[key]], key=_place)
        if not made[key]:
            del made[key]
    return made, removed | added.keys()


def _event_of(row: Any) -> Event:  # noqa: ANN401 - an event, or a pair that begins with one
    found: Event = row if isinstance(row, Event) else row[0]
    return found


def _place(row: Any) -> tuple[dt.date, str]:  # noqa: ANN401
    event = _event_of(row)
    return event.date, event.id
