"""Entities that events refer to: countries, topics, people, sources, deadlines, measures, agreements."""

import datetime as dt
from dataclasses import dataclass


class Entity:
    """The base of all classes whose objects have an entry of their own in the data.

    A library has exactly one object for each entry, so entities are compared by identity, which is fast.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False)
class Country(Entity):
    """A country or bloc by its ISO 3166-1 alpha-2 code (EU: the European Union)."""

    code: str
    name: str
    short: str
    adjective: str
    is_bloc: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Topic(Entity):
    """A subject that events are about."""

    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True, eq=False)
class GlossaryTerm(Entity):
    """A term of trade policy, explained in plain words."""

    id: str
    term: str
    also: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True, eq=False)
class Publisher(Entity):
    """A publisher of sources. ``owner`` is the id of the publisher it belongs to, or its own id."""

    id: str
    name: str
    kind: str
    country: Country | None
    owner: str


@dataclass(frozen=True, slots=True, eq=False)
class Source(Entity):
    """One published document. ``via`` is the publisher who wrote the text, where this is a reprint.

    Every source has an entry on its publisher's page, and on those of publishers where the entry was ``formerly``. With
    ``has_page`` it has a page of its own too.
    """

    id: str
    publisher: Publisher
    title: str | None
    url: str | None
    published: dt.date | None
    language: str
    via: Publisher | None
    via_note: str | None
    opened: dt.date | None
    archive: str | None
    note: str | None
    has_page: bool
    formerly: tuple[Publisher, ...]

    @property
    def origin(self) -> Publisher:
        """The publisher who wrote the text: ``via`` for a reprint, else the publisher itself."""
        return self.via or self.publisher

    @property
    def label(self) -> str:
        """The title, or a description where none is known."""
        return self.title or f"{self.publisher.name}, untitled page"


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held; dates only where a source gives them."""

    title: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True, eq=False)
class Person(Entity):
    """A person who acts or is quoted."""

    id: str
    name: str
    country: Country
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Deadline(Entity):
    """A date that matters. Its history is in events."""

    id: str
    title: str
    about: str
    countries: tuple[Country, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Measure(Entity):
    """A tariff, control, fee or ban. Empty ``partners`` means all partners. Its history is in events."""

    id: str
    title: str
    by: Country
    partners: tuple[Country, ...]
    goods: str
    legal_basis: str | None
    headline: bool
    topics: tuple[Topic, ...]
    about: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Agreement(Entity):
    """An agreement between ``parties``. Its history is in events."""

    id: str
    title: str
    headline: bool
    parties: tuple[Country, ...]
    topics: tuple[Topic, ...]
    about: str | None
