"""Entities that events refer to: countries, topics, sources, deadlines, measures, agreements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


class Entity:
    """The base of all classes whose objects have an entry of their own in the data.

    A library has exactly one object for each entry, so entities are compared by identity, which is fast.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a bloc or organisation, from the day ``since`` to the day before ``until`` where these are given."""

    code: str
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Country(Entity):
    """A country, bloc or organisation by its code (ISO 3166-1 alpha-2 for countries, EU for the European Union).

    ``kind``: country, bloc (a customs union, whose rates are those of its members) or organisation (only a party).
    """

    code: str
    name: str
    short: str
    adjective: str
    kind: str = "country"
    members: tuple[Member, ...] = ()
    also: tuple[str, ...] = ()
    moved_from: tuple[str, ...] = ()

    @property
    def is_bloc(self) -> bool:
        """True for a customs union."""
        return self.kind == "bloc"

    def has_member(self, code: str, day: dt.date) -> bool:
        """Tell whether the country ``code`` is a member on ``day``."""
        return any(
            member.code == code
            and (member.since is None or member.since <= day)
            and (member.until is None or day < member.until)
            for member in self.members
        )


@dataclass(frozen=True, slots=True, eq=False)
class Topic(Entity):
    """A subject that events are about. ``also``, here and below: other names that readers type."""

    id: str
    name: str
    about: str
    also: tuple[str, ...] = ()
    moved_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Product(Entity):
    """A product that readers look for. ``topic`` is the one under which its events are filed."""

    id: str
    name: str
    about: str
    topic: Topic | None = None
    also: tuple[str, ...] = ()
    moved_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Publisher(Entity):
    """A publisher of sources. ``owner`` is the id of the publisher it belongs to, or its own id."""

    id: str
    name: str
    kind: str
    country: Country | None
    owner: str
    moved_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Source(Entity):
    """One published document. ``via`` is the publisher who wrote the text, where this is a reprint.

    ``title_sought`` is the day on which a title was last looked for and not seen.
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
    title_sought: dt.date | None = None
    moved_from: tuple[str, ...] = ()
    # The title of the first event that cites it.
    subject: str | None = None

    @property
    def origin(self) -> Publisher:
        """The publisher who wrote the text: ``via`` for a reprint, else the publisher itself."""
        return self.via or self.publisher

    @property
    def label(self) -> str:
        """The title, or where none is known a description: who published it, on what."""
        return self.title or (f"{self.publisher.name} on: {self.subject}" if self.subject else self.publisher.name)


@dataclass(frozen=True, slots=True)
class Citation:
    """A source, and where a fact of its seed is cited, the fact's number and words."""

    source: Source
    fact: int | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Deadline(Entity):
    """A date that matters. Its history is in events.

    ``kind``: hearing or comment-period, None for others. ``settled_by`` is the step whose day it is; a date that
    ``passes`` ends by itself; if ``inclusive``, the due day is the last day of what ends on it.
    """

    id: str
    title: str
    about: str
    countries: tuple[Country, ...]
    topics: tuple[Topic, ...]
    kind: str | None = None
    settled_by: SettledBy | None = None
    passes: bool = False
    inclusive: bool = False
    moved_from: tuple[str, ...] = ()

    @property
    def first_id(self) -> str:
        """The id under which it was first published: feeds and calendars go by it, whatever it is called now."""
        return self.moved_from[0] if self.moved_from else self.id


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal text; ``citation`` is the record's source that is this text."""

    kind: str
    number: str | None
    cite: str | None
    url: str | None
    citation: Citation | None

    @property
    def is_read(self) -> bool:
        """True if we have read the text itself."""
        return self.citation is not None and self.citation.source.opened is not None


@dataclass(frozen=True, slots=True)
class SettledBy:
    """What settles a date or promise, by ids: a deadline, or the ``step`` of a measure or agreement."""

    deadline: str | None
    measure: str | None
    agreement: str | None
    step: str | None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What one party of an agreement promised in the event with the id ``event``; ``measure``: what it is about."""

    party: Country
    does: str
    event: str
    amount: str | None
    settled_by: SettledBy | None
    depends_on: str | None
    note: str | None
    measure: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Measure(Entity):
    """A tariff, control, fee or ban. Empty ``partners`` means all partners. Its history is in events.

    ``products`` are those of which all its goods are; empty where they are mixed, or none of the vocabulary.
    """

    id: str
    title: str
    by: Country
    partners: tuple[Country, ...]
    goods: str
    legal_basis: str | None
    headline: bool
    topics: tuple[Topic, ...]
    about: str | None
    instruments: tuple[Instrument, ...] = ()
    also: tuple[str, ...] = ()
    products: tuple[Product, ...] = ()
    moved_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Agreement(Entity):
    """An agreement between ``parties``. Its history is in events."""

    id: str
    title: str
    headline: bool
    parties: tuple[Country, ...]
    topics: tuple[Topic, ...]
    about: str | None
    instruments: tuple[Instrument, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    also: tuple[str, ...] = ()
    moved_from: tuple[str, ...] = ()
