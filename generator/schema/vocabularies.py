"""Closed vocabularies: countries, topics, glossary."""

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.base import StrictModel
from generator.schema.limits import BoundedList, PlainText
from generator.schema.types import Code, Slug


class Country(StrictModel):
    """One entry of countries.yml: an ISO 3166-1 code, or EU for the European Union (a reserved code)."""

    code: Code = Field(description="ISO 3166-1 alpha-2, or EU.")
    name: Annotated[str, PlainText(60)] = Field(description="The name in a heading.")
    short: Annotated[str, PlainText(30)] | None = Field(None, description="A shorter name for tables.")
    adjective: Annotated[str, PlainText(30)] = Field(description="As in “Chinese exports”.")
    capital: Annotated[str, PlainText(40)] | None = Field(
        None, description="The capital, as a name for the government."
    )
    kind: Literal["country", "bloc"] = Field("country", description="bloc: a customs union that negotiates as one.")


class Topic(StrictModel):
    """One entry of topics.yml."""

    id: Slug = Field(description="The id that events use.")
    name: Annotated[str, PlainText(60)] = Field(description="The name in a heading.")
    about: Annotated[str, PlainText(300)] = Field(description="What it covers and what it leaves out.")


class GlossaryTerm(StrictModel):
    """One entry of glossary.yml."""

    id: Slug = Field(description="The id, used in addresses.")
    term: Annotated[str, PlainText(60)] = Field(description="The term as it stands in texts.")
    also: Annotated[tuple[Annotated[str, PlainText(60)], ...], BoundedList(10)] = Field(
        (), description="Other forms of the term."
    )
    means: Annotated[str, PlainText(500, 20)] = Field(description="What it means, in plain words.")
