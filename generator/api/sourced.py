"""What an event rests on: its sources and facts, what parties say, what sources differ on, the legal texts."""

import datetime as dt
from dataclasses import dataclass

from generator.api.shape import Grade, Shape
from generator.schema.event import Stance
from generator.schema.instrument import InstrumentKind
from generator.schema.source import PublisherKind


@dataclass(frozen=True, slots=True)
class Evidence(Shape):
    """How well an event is supported, computed from its sources."""

    grade: Grade
    reason: str
    """The grade in words."""
    voices: tuple[str, ...] = ()
    """Ids of the publishers that count."""


@dataclass(frozen=True, slots=True)
class CitedSource(Shape):
    """A source as an event shows it."""

    id: str
    publisher: str
    """The publisher's name."""
    kind: PublisherKind
    language: str
    """ISO 639-1."""
    title: str | None = None
    url: str | None = None
    archive: str | None = None
    """A copy of it on the web."""
    published: dt.date | None = None
    via: str | None = None
    """Whose text it is, where the publisher reprinted it."""


@dataclass(frozen=True, slots=True)
class Fact(Shape):
    """A numbered fact of a source, in our words."""

    source: str
    fact: int
    says: str | None = None


@dataclass(frozen=True, slots=True)
class Account(Shape):
    """What one party says."""

    party: str
    stance: Stance
    says: str
    source: str
    fact: int | None = None
    speaker: str | None = None
    """The id of the person who spoke."""


@dataclass(frozen=True, slots=True)
class OtherDate(Shape):
    """A date that another source gives."""

    due: dt.date
    source: str
    fact: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Consequence(Shape):
    """What happens on the date to one party's side if nothing changes."""

    party: str
    says: str
    source: str
    fact: int | None = None


@dataclass(frozen=True, slots=True)
class RivalValue(Shape):
    """What one source says where sources differ."""

    what: str
    value: str
    source: str
    fact: int | None = None


@dataclass(frozen=True, slots=True)
class Instrument(Shape):
    """A legal text."""

    kind: InstrumentKind
    number: str | None = None
    cite: str | None = None
    """Where it was published."""
    url: str | None = None
    source: str | None = None
    fact: int | None = None
