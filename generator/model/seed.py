"""Seeds: sources read closely, and leads that wait for verification."""

import datetime as dt
from dataclasses import dataclass

from generator.model.entities import Entity, Source


@dataclass(frozen=True, slots=True)
class SeedFact:
    """A numbered fact of a seed, in our own words."""

    number: int
    says: str
    not_recorded: str | None


@dataclass(frozen=True, slots=True)
class Lead:
    """A report that is not yet verified and never shown as an event."""

    id: str
    date: dt.date | None
    says: str
    seen_in: str
    verify: str


@dataclass(frozen=True, slots=True, eq=False)
class Seed(Entity):
    """A close reading of one source, or a list of leads."""

    id: str
    source: Source | None
    read: dt.date
    facts: tuple[SeedFact, ...]
    leads: tuple[Lead, ...]
