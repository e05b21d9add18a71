"""People, with the offices that they held."""

import datetime as dt
from dataclasses import dataclass

from generator.model.entities import Citation, Country, Entity


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held; dates only where a source gives them, which is then ``citation``."""

    title: str
    since: dt.date | None
    until: dt.date | None
    citation: Citation | None


@dataclass(frozen=True, slots=True, eq=False)
class Person(Entity):
    """A person who acts or is quoted. ``role``: their part in the talks, in one line."""

    id: str
    name: str
    country: Country
    offices: tuple[Office, ...]
    native_name: str | None
    role: str | None
    also: tuple[str, ...]
    moved_from: tuple[str, ...] = ()
