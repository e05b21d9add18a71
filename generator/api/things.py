"""Rows of deadlines, measures, agreements and rates."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from generator.api.shape import Grade, Shape
from generator.api.sourced import Consequence, Instrument, OtherDate
from generator.api.state import StatusRow
from generator.schema.deadline import DeadlineStepKind
from generator.schema.event import RateBasis
from generator.schema.types import Percent, Precision

Outcome = Literal["open", "met", "lapsed", "superseded", "passed", "not-recorded"]


@dataclass(frozen=True, slots=True)
class StepOfDeadline(Shape):
    """A step of a deadline, with the event that takes it."""

    event: str
    date: dt.date
    """The day of that event."""
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
class Slip(Shape):
    """One move of a date."""

    moved_from: dt.date
    moved_to: dt.date
    days: int
    """How many days later; less than 0 if it was brought forward."""
    event: str


@dataclass(frozen=True, slots=True)
class SettledBy(Shape):
    """What settles a date or a promise: a deadline, or a step of a measure or an agreement."""

    deadline: str | None = None
    measure: str | None = None
    agreement: str | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline(Shape):
    """A date that matters, with its history."""

    id: str
    title: str
    about: str
    countries: tuple[str, ...]
    outcome: Outcome
    """open: it lies ahead; passed: it ends by itself; not-recorded: it passed, and what happened is not recorded."""
    words: str
    """The outcome in words."""
    expected: bool
    """True if it was scheduled or expected rather than set."""
    topics: tuple[str, ...] = ()
    due: dt.date | None = None
    """The date as last set or moved; none if no date is set yet."""
    precision: Precision | None = None
    first_due: dt.date | None = None
    total_days_moved: int = 0
    evidence: Grade | None = None
    """On what the date rests."""
    doubt: str | None = None
    """What parties say of it where they differ."""
    settled_by: SettledBy | None = None
    slips: tuple[Slip, ...] = ()
    steps: tuple[StepOfDeadline, ...] = ()
    if_nothing_changes: tuple[Consequence, ...] = ()


@dataclass(frozen=True, slots=True)
class Due(Shape):
    """A date of the 30 days before or after the day of the record, which the manifest names."""

    deadline: str
    title: str
    countries: tuple[str, ...]
    due: dt.date
    precision: Precision
    outcome: Outcome
    window: Literal["last-7", "last-30", "next-7", "next-30"]
    """The narrowest that holds it. The day itself is in next-7."""
    expected: bool


@dataclass(frozen=True, slots=True)
class Step(Shape):
    """A step of a measure or an agreement, in the order in which they take effect."""

    stage: str
    date: dt.date
    precision: Precision
    event: str
    state: Literal["reached", "scheduled", "void"]
    """void: ordered, then overtaken before its day."""
    until: str | None = None
    """The first day without it, or the id of the deadline on which it ends."""
    end: dt.date | None = None
    """The first day without it, as far as known."""
    by: str | None = None
    """The party that alone takes it, or the agreement that takes the place of this one."""
    by_terms: bool = False
    """True for what follows an end by the act's own terms."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Measure(Shape):
    """A tariff, control, fee or ban."""

    id: str
    title: str
    by: str
    goods: str
    headline: bool
    """True if it is part of the headline rate: it applies across the board."""
    topics: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    """None: all partners."""
    legal_basis: str | None = None
    products: tuple[str, ...] = ()
    """Ids of the products that its goods are; none where they are mixed."""
    about: str | None = None
    instruments: tuple[Instrument, ...] = ()
    also: tuple[str, ...] = ()
    status: StatusRow | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Undertaking(Shape):
    """What a party of an agreement promised, and what became of it."""

    party: str
    does: str
    event: str
    state: Literal["open", "overdue", "done", "lapsed", "superseded", "passed"]
    due: dt.date | None = None
    amount: str | None = None
    depends_on: str | None = None
    settled_by: SettledBy | None = None
    note: str | None = None
    evidence: Grade | None = None


@dataclass(frozen=True, slots=True)
class Agreement(Shape):
    """An agreement between parties."""

    id: str
    title: str
    headline: bool
    parties: tuple[str, ...]
    topics: tuple[str, ...] = ()
    about: str | None = None
    instruments: tuple[Instrument, ...] = ()
    also: tuple[str, ...] = ()
    status: StatusRow | None = None
    steps: tuple[Step, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()


@dataclass(frozen=True, slots=True)
class RateStep(Shape):
    """What ``by`` charges on goods of ``on`` from the day ``effective`` until the next step of the same duty."""

    by: str
    on: str
    effective: dt.date
    measure: str | None = None
    """The measure; without one it is the headline rate, of all measures that apply across the board."""
    goods: str | None = None
    """The part of the measure's goods that it is for."""
    percent: Percent | None = None
    specific: tuple[str, ...] = ()
    """Duties that are no percentage."""
    basis: RateBasis | None = None
    """on-top: ordinary duty comes on top; all-in: it is included. None where nothing is charged."""
    how: Literal["reported", "by-act", "computed"] | None = None
    """by-act: the act says so, no later report does; computed: an end uncovered an earlier rate."""
    covers: str | None = None
    """The goods that the rate is general to."""
    why: Literal["none", "not-named", "excepted", "not-known"] | None = None
    """Why there is no rate. Nothing is inferred: not-known means that what is owed is not recorded."""
    until: dt.date | None = None
    """The day of a known end."""
    evidence: Grade | None = None
    doubt: str | None = None
    events: tuple[str, ...] = ()
    """Ids of the events on which it rests."""
