"""Countries, topics, goods, people and publishers: a file each."""

from collections.abc import Iterator

from generator.api import tables
from generator.exports.api.table import table
from generator.model import Country, Library, Person, Product, Publisher, Topic
from generator.output import Output


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``countries.json``, ``topics.json``, ``goods.json``, ``people.json`` and ``publishers.json``."""
    yield table("countries.json", [_country(library, each) for each in library.countries.values()])
    yield table("topics.json", [_topic(library, each) for each in library.topics.values()])
    yield table("goods.json", [_product(each) for each in library.goods.values()])
    yield table("people.json", [_person(library, each) for each in library.people.values()])
    yield table("publishers.json", [_publisher(each) for each in library.publishers.values()])


def _country(library: Library, country: Country) -> tables.Country:
    return tables.Country(
        code=country.code,
        name=country.name,
        short=country.short,
        adjective=country.adjective,
        kind=country.kind,  # type: ignore[arg-type]
        events=len(library.by_country[country.code]),
        members=tuple(tables.Member(member.code, member.since, member.until) for member in country.members),
        also=country.also,
    )


def _topic(library: Library, topic: Topic) -> tables.Topic:
    return tables.Topic(topic.id, topic.name, topic.about, len(library.by_topic[topic.id]), topic.also)


def _product(product: Product) -> tables.Product:
    topic = product.topic.id if product.topic else None
    return tables.Product(product.id, product.name, product.about, topic, product.also)


def _person(library: Library, person: Person) -> tables.Person:
    return tables.Person(
        id=person.id,
        name=person.name,
        country=person.country.code,
        offices=tuple(
            tables.Office(
                office.title,
                office.since,
                office.until,
                office.citation.source.id if office.citation else None,
                office.citation.fact if office.citation else None,
            )
            for office in person.offices
        ),
        native_name=person.native_name,
        role=person.role,
        also=person.also,
        events=tuple(event.id for event in library.by_person[person.id]),
    )


def _publisher(publisher: Publisher) -> tables.Publisher:
    return tables.Publisher(
        id=publisher.id,
        name=publisher.name,
        kind=publisher.kind,  # type: ignore[arg-type]
        owner=publisher.owner,
        country=publisher.country.code if publisher.country else None,
    )
