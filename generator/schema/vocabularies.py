"""Closed vocabularies: countries, topics, goods, glossary."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from generator.schema.base import StrictModel
from generator.schema.former import MOVED_FROM, FormerCodes, FormerIds
from generator.schema.ids import Slug
from generator.schema.limits import MOST_COUNTRIES, BoundedList, Names, PlainText
from generator.schema.references import TopicId
from generator.schema.types import CODE_SCHEMA, Code, Day


class Member(StrictModel):
    """A member of a bloc or organisation. Members need no entry of their own."""

    code: Code = Field(description="ISO 3166-1 alpha-2.")
    since: Day | None = Field(None, description="The first day as a member, where it joined during the record.")
    until: Day | None = Field(None, description="The first day on which it is no member any more.")


class _CodeAlone:
    """Annotates a member, for which its code may stand alone, in the JSON Schema."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [CODE_SCHEMA, handler(schema)]}


def _member(value: object) -> object:
    return {"code": value} if isinstance(value, str) else value


class Country(StrictModel):
    """One entry of countries.yml: a country, a bloc such as the European Union, or an organisation such as ASEAN."""

    code: Code = Field(
        description="ISO 3166-1 alpha-2, or EU; three to eight capital letters for other blocs and organisations."
    )
    name: Annotated[str, PlainText(60)] = Field(description="The name in a heading.")
    also: Names = Field((), description="Other names and spellings that readers type.")
    short: Annotated[str, PlainText(30)] | None = Field(None, description="A shorter name for tables.")
    adjective: Annotated[str, PlainText(30)] = Field(description="As in “Chinese exports”.")
    capital: Annotated[str, PlainText(40)] | None = Field(
        None, description="The capital, as a name for the government."
    )
    kind: Literal["country", "bloc", "organisation"] = Field(
        "country", description="bloc: a customs union, whose rates are its members'; organisation: only a party."
    )
    members: Annotated[
        tuple[Annotated[Member, BeforeValidator(_member), _CodeAlone()], ...], BoundedList(MOST_COUNTRIES)
    ] = Field((), description="The members of a bloc or organisation: codes, or with days {code, since, until}.")
    moved_from: FormerCodes = Field((), description=MOVED_FROM)


class Topic(StrictModel):
    """One entry of topics.yml."""

    id: Slug = Field(description="The id that events use.")
    name: Annotated[str, PlainText(60)] = Field(description="The name in a heading.")
    also: Names = Field((), description="Other names that readers type.")
    about: Annotated[str, PlainText(300)] = Field(description="What it covers and what it leaves out.")
    moved_from: FormerIds = Field((), description=MOVED_FROM)


class Product(StrictModel):
    """One entry of goods.yml: a product that readers look for, such as cars."""

    id: Slug = Field(description="The id that measures and rates use.")
    name: Annotated[str, PlainText(60)] = Field(description="The name in a heading.")
    also: Names = Field((), description="Other names that readers type.")
    about: Annotated[str, PlainText(300)] = Field(description="What it covers and what it leaves out.")
    topic: TopicId | None = Field(None, description="The topic under which its events are filed.")
    moved_from: FormerIds = Field((), description=MOVED_FROM)


class GlossaryTerm(StrictModel):
    """One entry of glossary.yml."""

    id: Slug = Field(description="The id, used in addresses.")
    term: Annotated[str, PlainText(60)] = Field(description="The term as it stands in texts.")
    also: Names = Field((), description="Other forms of the term.")
    means: Annotated[str, PlainText(500, 20)] = Field(description="What it means, in plain words.")
    moved_from: FormerIds = Field((), description=MOVED_FROM)
