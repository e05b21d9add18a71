"""The things that events name: countries, topics, people, sources, deadlines, measures, agreements."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Recorded:
    """What has an entry of its own in the record.

    ``digest`` stands for all that the entry and the entries that it names say: equal digests, equal words. A page is
    made anew only where a digest that it shows has changed. There is one object for each entry of a library, so objects
    are compared by identity, which is quick.
    """

    digest: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Country(Recorded):
    """A country or bloc by its ISO 3166-1 alpha-2 code (EU: the European Union)."""

    code: str
    name: str
    short: str
    adjective: str
    is_bloc: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Topic(Recorded):
    """A subject that events are filed under."""

    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True, eq=False)
class GlossaryTerm(Recorded):
    """A term of the field in plain words."""

    id: str
    term: str
    also: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True, eq=False)
class Publisher(Recorded):
    """Who publishes sources. ``owner`` is the id of the house it belongs to (its own where it is its own)."""

    id: str
    name: str
    kind: str
    country: Country | None
    owner: str


@dataclass(frozen=True, slots=True, eq=False)
class Source(Recorded):
    """One published document. ``via`` is the publisher whose text it is, where that is another one."""

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

    @property
    def origin(self) -> Publisher:
        """The publisher that the text comes from: the agency or paper reprinted, else the publisher itself."""
        return self.via or self.publisher

    @property
    def label(self) -> str:
        """The title, or a description where no title was seen."""
        return self.title or f"{self.publisher.name}, untitled page"


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held; dates only where a source gives them."""

    title: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True, eq=False)
class Person(Recorded):
    """A person who acts or is quoted."""

    id: str
    name: str
    country: Country
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Deadline(Recorded):
    """The identity of a date that matters; its history comes from events."""

    id: str
    title: str
    about: str
    countries: tuple[Country, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Measure(Recorded):
    """The identity of a tariff, control, fee or ban. An empty ``partners`` means all partners."""

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
class Agreement(Recorded):
    """The identity of an agreement."""

    id: str
    title: str
    headline: bool
    parties: tuple[Country, ...]
    topics: tuple[Topic, ...]
    about: str | None
