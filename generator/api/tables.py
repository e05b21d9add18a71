"""Rows of the index of events and of the vocabularies."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from generator.api.shape import Grade, Shape
from generator.schema.event import EventKind
from generator.schema.source import PublisherKind
from generator.schema.types import Precision


@dataclass(frozen=True, slots=True)
class EventRow(Shape):
    """An event in a list. The whole event is events/ID/event.json."""

    id: str
    date: dt.date
    precision: Precision
    kind: EventKind
    title: str
    countries: tuple[str, ...]
    worldwide: bool
    topics: tuple[str, ...]
    grade: Grade
    changed: dt.date
    """The day on which the entry came into the record or was last changed."""
    withdrawn: dt.date | None = None
    """The day on which it was withdrawn: it does not stand."""


@dataclass(frozen=True, slots=True)
class Member(Shape):
    """A member of a bloc or organisation."""

    code: str
    since: dt.date | None = None
    until: dt.date | None = None
    """The first day on which it is none any more."""


@dataclass(frozen=True, slots=True)
class Country(Shape):
    """A country, bloc or organisation."""

    code: str
    """ISO 3166-1 alpha-2, EU, or a longer code of another bloc or organisation."""
    name: str
    short: str
    adjective: str
    kind: Literal["country", "bloc", "organisation"]
    """bloc: a customs union, whose rates are those of its members; organisation: a party only."""
    events: int
    """How many events name it."""
    members: tuple[Member, ...] = ()
    also: tuple[str, ...] = ()
    """Other names that people use."""


@dataclass(frozen=True, slots=True)
class Topic(Shape):
    """A subject of events."""

    id: str
    name: str
    about: str
    events: int
    """How many events are about it."""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Product(Shape):
    """A product that measures and rates are on."""

    id: str
    name: str
    about: str
    topic: str | None = None
    """The topic of its events."""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office(Shape):
    """An office that a person held; days only where a source gives them."""

    title: str
    since: dt.date | None = None
    until: dt.date | None = None
    source: str | None = None
    fact: int | None = None


@dataclass(frozen=True, slots=True)
class Person(Shape):
    """A person who acts or is quoted."""

    id: str
    name: str
    country: str
    offices: tuple[Office, ...] = ()
    native_name: str | None = None
    role: str | None = None
    """Their part in the talks."""
    also: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    """Ids of the events that name them."""


@dataclass(frozen=True, slots=True)
class Publisher(Shape):
    """A publisher of sources."""

    id: str
    name: str
    kind: PublisherKind
    owner: str
    """The id of the publisher that it belongs to, or its own: titles of one house are one voice."""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Source(Shape):
    """One published document."""

    id: str
    publisher: str
    """The publisher's id."""
    language: str
    """ISO 639-1."""
    title: str | None = None
    url: str | None = None
    published: dt.date | None = None
    via: str | None = None
    """The id of the publisher whose text it is, where this is a reprint."""
    via_note: str | None = None
    opened: dt.date | None = None
    """The day on which we read it."""
    archive: str | None = None
    """A copy of it on the web."""
    note: str | None = None
    cited_by: tuple[str, ...] = ()
    """Ids of the events that cite it."""
