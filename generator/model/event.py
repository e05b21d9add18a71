"""Events and their parts, joined to the entities that they refer to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from typing import Any

from generator.model.days import last_day
from generator.model.entities import (
    Agreement,
    Citation,
    Country,
    Deadline,
    Entity,
    Instrument,
    Measure,
    Product,
    Source,
    Topic,
)
from generator.model.person import Person

# The first day without something, or the deadline on which it ends.
End = dt.date | Deadline


@dataclass(frozen=True, slots=True)
class Account:
    """What one party says about the event. ``stance``: claims, confirms, denies, disputes or silent."""

    party: Country
    stance: str
    says: str
    citation: Citation
    speaker: Person | None


@dataclass(frozen=True, slots=True)
class RivalDate:
    """A date that another source gives for the same deadline."""

    due: dt.date
    citation: Citation
    note: str | None


@dataclass(frozen=True, slots=True)
class Consequence:
    """What happens to the side of ``party`` on a deadline if nothing changes."""

    party: Country
    says: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class DeadlineStep:
    """What an event does: set, moved, scheduled, expected, confirmed, claimed, met, lapsed or superseded.

    Claimed: an account alone says that it was met.
    """

    deadline: Deadline
    kind: str
    due: dt.date | None
    precision: str
    time: str | None
    timezone: str | None
    reported_as: tuple[RivalDate, ...]
    note: str | None
    if_nothing_changes: tuple[Consequence, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureStep:
    """A step of a measure. ``date`` is when it takes effect, known to the ``precision``.

    ``until`` is the first day without it, or the deadline on which it ends; ``then`` the step that follows by the act.
    """

    measure: Measure
    step: str
    date: dt.date
    note: str | None
    precision: str = "day"
    until: End | None = None
    then: str | None = None


@dataclass(frozen=True, slots=True)
class AgreementStep:
    """A step of an agreement. ``date`` is when it takes effect, known to the ``precision``.

    ``by`` is the party that alone takes it, or for the step ``replaced`` the agreement that takes the place of this
    one. ``until`` and ``then`` are those of a ``MeasureStep``.
    """

    agreement: Agreement
    step: str
    date: dt.date
    note: str | None
    precision: str = "day"
    until: End | None = None
    then: str | None = None
    by: Country | Agreement | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of duty. ``effective`` is its first day, ``until`` the first day without it, or the deadline of its end.

    An empty ``partners`` means all but those in ``except_for``. ``basis``: on-top of ordinary duty, or all-in with it.
    ``then`` is the percentage that follows by the act, or "not-set"; without it what the rate replaced counts again.
    ``specific`` is a duty that is no percentage. ``covers`` says to which goods a general rate is general; with
    ``goods`` it is for a part of what the measure covers, which is of the ``products`` or else those of the measure.
    """

    measure: Measure
    partners: frozenset[str]
    except_for: frozenset[str]
    status: str
    percent: Decimal | None
    effective: dt.date | None
    until: End | None
    basis: str
    goods: str | None
    note: str | None
    citation: Citation
    then: Decimal | str | None = None
    specific: str | None = None
    covers: str | None = None
    products: tuple[Product, ...] = ()

    @property
    def on_products(self) -> tuple[Product, ...]:
        """The products of its goods: its own, or those of its measure."""
        return self.products or self.measure.products


@dataclass(frozen=True, slots=True)
class RivalValue:
    """What one source says where sources differ."""

    what: str
    value: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Revision:
    """A dated change to the published entry: correction, update, source, or withdrawn.

    ``field`` is the part that changed, a JSON Pointer (RFC 6901), from ``old`` to ``new``; None where it was not there.
    """

    date: dt.date
    kind: str
    reason: str
    field: str | None = None
    old: Any = None
    new: Any = None


@dataclass(frozen=True, slots=True, eq=False)
class Event(Entity):
    """One dated thing that happened or was said, with its sources.

    ``sources`` are those cited, in the order of the file; ``named_people`` are those who act or speak. Each is listed
    once.
    """

    id: str
    title: str
    date: dt.date
    precision: str
    time: str | None
    timezone: str | None
    kind: str
    countries: tuple[Country, ...]
    worldwide: bool
    topics: tuple[Topic, ...]
    summary: str
    citations: tuple[Citation, ...]
    people: tuple[Person, ...]
    accounts: tuple[Account, ...]
    deadlines: tuple[DeadlineStep, ...]
    measures: tuple[MeasureStep, ...]
    agreements: tuple[AgreementStep, ...]
    rates: tuple[Rate, ...]
    rival_values: tuple[RivalValue, ...]
    follows: tuple[str, ...]
    checked: dt.date | None
    revisions: tuple[Revision, ...]
    withdrawn: Revision | None
    ends: dt.date | None = None
    instruments: tuple[Instrument, ...] = ()
    recorded: dt.date | None = None
    moved_from: tuple[str, ...] = ()
    # Every list of events needs these, so they are computed once.
    sources: tuple[Source, ...] = field(init=False, repr=False)
    named_people: tuple[Person, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        sources = tuple(dict.fromkeys([citation.source for citation in self.citations]))
        speakers = [account.speaker for account in self.accounts if account.speaker]
        object.__setattr__(self, "sources", sources)
        object.__setattr__(self, "named_people", tuple(dict.fromkeys([*self.people, *speakers])))

    @property
    def first_id(self) -> str:
        """The id under which it was first published: feeds go by it, whatever it is called now."""
        return self.moved_from[0] if self.moved_from else self.id

    @property
    def known_from(self) -> dt.date:
        """The day from which it is known: the last of its month, say, or the day it was recorded if that is earlier."""
        if self.precision == "day":
            return self.date
        over = last_day(self.date, self.precision)
        return min(over, max(self.recorded, self.date)) if self.recorded else over

    @property
    def all_citations(self) -> Iterator[Citation]:
        """Every citation of the event, those of its accounts, rates and other parts included."""
        return _citations_in(tuple(getattr(self, part.name) for part in fields(self)))


def _citations_in(value: object) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _citations_in(item)
    elif is_dataclass(value) and not isinstance(value, Entity):
        for part in fields(value):
            yield from _citations_in(getattr(value, part.name))
