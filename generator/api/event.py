"""An event whole: ``event.json``, and a row of a year. ``exports/event_json.py`` writes the values."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from generator.api.shape import Shape
from generator.api.sourced import (
    Account,
    CitedSource,
    Consequence,
    Evidence,
    Fact,
    Instrument,
    OtherDate,
    RivalValue,
)
from generator.schema.agreement import AgreementStage
from generator.schema.deadline import DeadlineStepKind
from generator.schema.event import EventKind, RateBasis, RateStatus
from generator.schema.measure import MeasureStage
from generator.schema.types import Percent, Precision


@dataclass(frozen=True, slots=True)
class Named(Shape):
    """A person, by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class DeadlineStep(Shape):
    """What the event does to a deadline."""

    deadline: str
    title: str
    kind: DeadlineStepKind
    due: dt.date | None = None
    precision: Precision | None = None
    time: str | None = None
    timezone: str | None = None
    """An IANA time zone."""
    reported_as: tuple[OtherDate, ...] = ()
    if_nothing_changes: tuple[Consequence, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureStep(Shape):
    """A step of a measure."""

    measure: str
    step: MeasureStage
    date: dt.date
    """When it takes effect."""
    precision: Precision
    until: str | None = None
    """The first day without it, or the id of the deadline on which it ends."""
    then: MeasureStage | None = None
    """The step that the act itself says follows; without it, what follows is not known."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AgreementStep(Shape):
    """A step of an agreement."""

    agreement: str
    step: AgreementStage
    date: dt.date
    """When it takes effect."""
    precision: Precision
    by: str | None = None
    """The party that alone takes the step; for replaced, the agreement that takes its place."""
    until: str | None = None
    """The first day without it, or the id of the deadline on which it ends."""
    then: AgreementStage | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Rate(Shape):
    """A rate of duty that the event threatens, announces, brings into force or ends."""

    measure: str
    applies_to: tuple[str, ...]
    """The partners charged, or “all”."""
    status: RateStatus
    basis: RateBasis
    """on-top: ordinary duty comes on top; all-in: it is included."""
    source: str
    percent: Percent | None = None
    specific: str | None = None
    """A duty that is no percentage, in the words of the act."""
    effective: dt.date | None = None
    """The first day; of a rate that ended the first day without it."""
    until: str | None = None
    """The first day without it, or the id of the deadline on which it ends."""
    then: Percent | Literal["not-set"] | None = None
    """The percentage that follows by the act itself."""
    except_for: tuple[str, ...] = ()
    covers: str | None = None
    """The goods that a general rate is general to."""
    goods: str | None = None
    """The part of the measure's goods that it is for."""
    products: tuple[str, ...] = ()
    """Ids of the products that these goods are."""
    fact: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Revision(Shape):
    """A change to the published entry."""

    date: dt.date
    kind: Literal["correction", "update", "source", "withdrawn"]
    reason: str
    field: str | None = None
    """The part that changed, a JSON Pointer (RFC 6901)."""
    old: Any = None
    new: Any = None


@dataclass(frozen=True, slots=True)
class Withdrawn(Shape):
    """Why an event was withdrawn."""

    date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Event(Shape):
    """One dated thing that happened or was said, with its sources."""

    id: str
    """Its id for ever; its page is events/ID/."""
    title: str
    kind: EventKind
    date: dt.date
    """The day on which it happened, where it happened."""
    precision: Precision
    """How exactly the date is known; of a month, quarter or year the date is its first day."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes, EU, longer codes of other blocs and organisations; the acting one first."""
    worldwide: bool
    """True if it concerns all trading partners."""
    topics: tuple[str, ...]
    summary: str
    """May hold a little Markdown."""
    evidence: Evidence
    licence: str
    ends: dt.date | None = None
    """The last day, of an event of several days."""
    time: str | None = None
    timezone: str | None = None
    people: tuple[Named, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    facts: tuple[Fact, ...] = ()
    accounts: tuple[Account, ...] = ()
    deadlines: tuple[DeadlineStep, ...] = ()
    measures: tuple[MeasureStep, ...] = ()
    agreements: tuple[AgreementStep, ...] = ()
    rates: tuple[Rate, ...] = ()
    rival_values: tuple[RivalValue, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    follows: tuple[str, ...] = ()
    """Ids of the events that it answers or continues."""
    answered_by: tuple[str, ...] = ()
    """Ids of the events that follow it."""
    recorded: dt.date | None = None
    """The day on which it came into the record."""
    checked: dt.date | None = None
    """The day on which it was last compared with its sources."""
    revisions: tuple[Revision, ...] = ()
    moved_from: tuple[str, ...] = ()
    """The ids under which it, or an event that it took in, was published before; their files have this content too."""
    withdrawn: Withdrawn | None = None
