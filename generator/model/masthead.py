"""The masthead: what the site is called, what it records, and what its desk says of itself."""

import datetime as dt
from dataclasses import dataclass

from generator.model.entities import Country, Entity


@dataclass(frozen=True, slots=True)
class Statement:
    """What the desk says of itself: ``id`` is what about. A ``placeholder`` keeps the place of words to come."""

    id: str
    says: str
    placeholder: bool


@dataclass(frozen=True, slots=True, eq=False)
class Masthead(Entity):
    """What is a desk's own. The defaults are those of a record that says nothing of it.

    ``talks`` are what is recorded, as in "dates of the trade talks"; ``scope`` is the same, as in "where the world's
    trade talks stand". The talks of ``hub`` with all others come first; None stands for the country that most events
    name. Duties count from the day ``since``; ``before`` is an example of older ones. Ids of feeds and calendars end
    in ``id_domain``. ``feeds`` are those of others, asked for what the record may lack.
    """

    name: str = "Talks briefing"
    talks: str = "talks"
    scope: str = "the talks"
    hub: Country | None = None
    since: dt.date | None = None
    before: str | None = None
    id_domain: str = "briefing.example.org"
    feeds: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
