"""Tables of countries, topics, people, publishers and sources."""

from collections.abc import Iterator

from generator.model import Library
from generator.tables.table import Column, Row, Table, link


def _countries(library: Library) -> Iterator[Row]:
    for country in library.countries.values():
        yield country.code, country.name, country.short, country.adjective, country.kind


def _members(library: Library) -> Iterator[Row]:
    for country in library.countries.values():
        for member in country.members:
            yield country.code, member.code, member.since, member.until


def _topics(library: Library) -> Iterator[Row]:
    for topic in library.topics.values():
        yield topic.id, topic.name, topic.about


def _people(library: Library) -> Iterator[Row]:
    for person in library.people.values():
        yield person.id, person.name, person.native_name, person.country.code, person.role


def _offices(library: Library) -> Iterator[Row]:
    for person in library.people.values():
        for place, office in enumerate(person.offices, 1):
            source = office.citation.source.id if office.citation else None
            yield person.id, place, office.title, office.since, office.until, source


def _publishers(library: Library) -> Iterator[Row]:
    for publisher in library.publishers.values():
        country = publisher.country.code if publisher.country else None
        yield publisher.id, publisher.name, publisher.kind, country, publisher.owner


def _sources(library: Library) -> Iterator[Row]:
    for source in library.sources.values():
        via = source.via.id if source.via else None
        days = (source.published, source.opened)
        yield source.id, source.publisher.id, via, source.title, source.url, source.archive, source.language, *days


COUNTRIES = Table(
    "countries",
    "Countries, customs unions and organisations.",
    ("code",),
    (
        Column("code", "ISO 3166-1 alpha-2 code; EU for the European Union; three to eight letters for organisations."),
        Column("name", "Name."),
        Column("short", "Name in running text."),
        Column("adjective", "Adjective: Chinese."),
        Column("kind", "country, bloc (a customs union) or organisation."),
    ),
    _countries,
)
MEMBERS = Table(
    "country_members",
    "Members of customs unions and organisations.",
    ("country", "member"),
    (
        link("country", "countries", "Code of the union or organisation."),
        Column("member", "Code of the member; it need not have an entry of its own."),
        Column("since", "First day of membership, where it is recorded.", "date"),
        Column("until", "First day without it.", "date"),
    ),
    _members,
)
TOPICS = Table(
    "topics",
    "What events are about.",
    ("id",),
    (Column("id", "Id."), Column("name", "Name."), Column("about", "What belongs to it.")),
    _topics,
)
PEOPLE = Table(
    "people",
    "People who act or are quoted.",
    ("id",),
    (
        Column("id", "Id."),
        Column("name", "Name."),
        Column("native_name", "Name in the script of the person's own language."),
        link("country", "countries", "Country or bloc for which the person acts."),
        Column("role", "Part in the talks, in one line."),
    ),
    _people,
)
OFFICES = Table(
    "offices",
    "Offices that people held; days only where a source gives them.",
    ("person", "place"),
    (
        link("person", "people", "Id of the person."),
        Column("place", "Place in the person's list, from 1.", "integer"),
        Column("title", "Title of the office."),
        Column("since", "First day in office.", "date"),
        Column("until", "First day out of it.", "date"),
        link("source", "sources", "Id of the source for the days."),
    ),
    _offices,
)
PUBLISHERS = Table(
    "publishers",
    "Publishers of sources.",
    ("id",),
    (
        Column("id", "Id."),
        Column("name", "Name."),
        Column("kind", "official, wire, press, research or aggregator."),
        link("country", "countries", "Country whose government or organisation it is."),
        Column("owner", "Id of the publisher that it belongs to, or its own."),
    ),
    _publishers,
)
SOURCES = Table(
    "sources",
    "Published documents: those that events cite, which home counts, and those of days in office.",
    ("id",),
    (
        Column("id", "Id."),
        link("publisher", "publishers", "Id of the publisher."),
        link("via", "publishers", "Id of the publisher who wrote the text, where this is a reprint."),
        Column("title", "Title, where it is known."),
        Column("url", "Address."),
        Column("archive", "Address of an archived copy."),
        Column("language", "ISO 639-1 code of its language."),
        Column("published", "Day of publication, where it is known.", "date"),
        Column("opened", "Day on which the editors read it, where they have.", "date"),
    ),
    _sources,
)

VOCABULARIES = (COUNTRIES, MEMBERS, TOPICS, PEOPLE, OFFICES, PUBLISHERS, SOURCES)
