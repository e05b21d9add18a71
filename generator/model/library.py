"""The library: the whole record joined by reference, with the indexes that projections need."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from generator.model.desk import DeskCheck
from generator.model.entities import (
    Agreement,
    Country,
    Deadline,
    Measure,
    Product,
    Publisher,
    Source,
    Topic,
)
from generator.model.event import AgreementStep, DeadlineStep, Event, MeasureStep, Rate
from generator.model.glossary import GlossaryTerm
from generator.model.masthead import Masthead
from generator.model.order import Moment, in_order, predecessors
from generator.model.person import Person
from generator.model.seed import Seed

T = TypeVar("T")


class Index(dict[str, list[T]]):
    """Lists of rows by key, each in the order of the events. A key without rows gives an empty list."""

    def __missing__(self, key: str) -> list[T]:
        return []


class PastIndex(Index[T]):
    """The rows of an index that were ``known`` on an earlier day, looked up when they are first asked for."""

    def __init__(self, whole: Index[T], known: Callable[[T], bool]) -> None:
        super().__init__()
        self._whole = whole
        self._known = known

    def __missing__(self, key: str) -> list[T]:
        rows = [row for row in self._whole[key] if self._known(row)]
        self[key] = rows
        return rows


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
    """Everything recorded up to ``as_of``. ``events`` are in the order of their dates and, within a day, of ``order``.

    ``known_on`` is the day whose knowledge it holds: entries recorded later are left out. ``whole`` is the record of
    which this is an earlier day, None if it is complete. ``published`` are the addresses that the site ever had, as far
    as it must have them as of this day.
    """

    as_of: dt.date
    events: tuple[Event, ...] = ()
    countries: dict[str, Country] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    goods: dict[str, Product] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    publishers: dict[str, Publisher] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    deadlines: dict[str, Deadline] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    desks: tuple[DeskCheck, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    seeds: tuple[Seed, ...] = ()
    masthead: Masthead = field(default_factory=Masthead)
    known_on: dt.date | None = None
    published: frozenset[str] = frozenset()
    whole: "Library | None" = field(default=None, repr=False)
    # What an event said on a day, by its id; None where entries cannot be taken back.
    version: "Callable[[str, dt.date], Event | None] | None" = field(default=None, repr=False, compare=False)

    def at(self, day: dt.date) -> "Library":
        """Return the record as it stood on ``day``: the same without the events that were not known by then."""
        whole = self.whole or self
        if day not in whole.earlier:
            events = tuple(event for event in whole.events if event.known_from <= day)
            whole.earlier[day] = replace(whole, as_of=day, events=events, whole=whole)
        return whole.earlier[day]

    def edition(self, day: dt.date, *, as_held: bool) -> "Library":
        """Return the record as an editor reads it when ``day`` is over, that is on the day after.

        It has the events that were known by ``day``. With ``as_held`` it has them as the record held them at the end
        of that day: without those that it did not hold yet, and without what was revised or withdrawn since.
        """
        events = [self._held(event, day) for event in self.events] if as_held else self.events
        known = [event for event in events if event and event.known_from <= day]
        return replace(
            self,
            as_of=day + dt.timedelta(days=1),
            events=sort_events(known) if as_held else tuple(known),
            known_on=day if as_held else self.known_on,
            whole=None,
        )

    def _held(self, event: Event, day: dt.date) -> Event | None:
        """Return ``event`` as the record held it at the end of ``day``, None where it did not hold it yet."""
        if (event.recorded or event.known_from) > day:
            return None
        changes = [*event.revisions, *([event.withdrawn] if event.withdrawn else [])]
        is_changed = any(change.date > day for change in changes)
        return self.version(event.id, day) if is_changed and self.version else event

    @cached_property
    def earlier(self) -> "dict[dt.date, Library]":
        """The records of earlier days that ``at`` has made."""
        return {}

    @cached_property
    def before(self) -> dict[str, frozenset[str]]:
        """For each event the ids of the events of its day that come before it."""
        return self.whole.before if self.whole else predecessors(moment(event) for event in self.events)

    @cached_property
    def unions(self) -> dict[str, list[Country]]:
        """The customs unions of which each country (by its code) is a member on some day."""
        if self.whole:
            return self.whole.unions
        found: dict[str, list[Country]] = {}
        for country in self.countries.values():
            for member in country.members if country.is_bloc else ():
                found.setdefault(member.code, []).append(country)
        return found

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
        if self.whole:
            return PastIndex(getattr(self.whole, name), self._is_known)
        found: Index[Any] = Index()
        rows = _ROWS[name]
        for event in self.events if name in _OF_ALL else self.active_events:
            for key, row in rows(event):
                found.setdefault(key, []).append(row)
        return found

    def _is_known(self, row: Any) -> bool:  # noqa: ANN401 - a row of any index: an event, or a pair that begins with one
        event: Event = row[0] if isinstance(row, tuple) else row
        return event.known_from <= self.as_of


def moment(event: Event) -> Moment:
    """Return when ``event`` happened, for the order of events."""
    return Moment(event.id, event.date, event.time, event.timezone, event.follows)


def sort_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return ``events`` in their order."""
    known = list(events)
    before = predecessors(map(moment, known))
    return tuple(in_order(known, before, lambda event: (event.date, 0, event.id)))
