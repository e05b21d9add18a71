"""Events and their parts, joined to the entities that they refer to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal

from generator.model.entities import Agreement, Country, Deadline, Entity, Measure, Person, Source, Topic


@dataclass(frozen=True, slots=True)
class Citation:
    """A source, and where a fact of its seed is cited, the fact's number and words."""

    source: Source
    fact: int | None = None
    says: str | None = None


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
class DeadlineStep:
    """What an event does to a deadline: set, moved, scheduled, expected, met, lapsed or superseded."""

    deadline: Deadline
    kind: str
    due: dt.date | None
    precision: str
    time: str | None
    timezone: str | None
    reported_as: tuple[RivalDate, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class MeasureStep:
    """A step of a measure; ``date`` is when it takes effect."""

    measure: Measure
    step: str
    date: dt.date
    note: str | None


@dataclass(frozen=True, slots=True)
class AgreementStep:
    """A step of an agreement; ``date`` is when it takes effect."""

    agreement: Agreement
    step: str
    date: dt.date
    note: str | None


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of duty in percent. ``effective`` is its first day, ``until`` the first day without it.

    An empty ``partners`` means all but those in ``except_for``. ``basis``: added to ordinary duty, or a ceiling.
    """

    measure: Measure
    partners: frozenset[str]
    except_for: frozenset[str]
    status: str
    percent: Decimal | None
    effective: dt.date | None
    until: dt.date | None
    basis: str
    goods: str | None
    note: str | None
    citation: Citation

    def charges(self, code: str) -> bool:
        """Tell whether the rate is for goods of the country ``code``."""
        return code in self.partners if self.partners else code not in self.except_for


@dataclass(frozen=True, slots=True)
class RivalValue:
    """What one source says where sources differ."""

    what: str
    value: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Revision:
    """A dated change to the published entry: correction, update or source."""

    date: dt.date
    kind: str
    what: str


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
    # Every list of events needs these, so they are computed once.
    sources: tuple[Source, ...] = field(init=False, repr=False)
    named_people: tuple[Person, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        sources = tuple(dict.fromkeys([citation.source for citation in self.citations]))
        speakers = [account.speaker for account in self.accounts if account.speaker]
        object.__setattr__(self, "sources", sources)
        object.__setattr__(self, "named_people", tuple(dict.fromkeys([*self.people, *speakers])))

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
