"""The masthead: what the site is called, what it records, and what its desk says of itself."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.schema.address import Url
from generator.schema.base import StrictModel, schema_error, text_of
from generator.schema.limits import BoundedList, PlainText
from generator.schema.references import CountryCode
from generator.schema.types import Day

StatementId = Literal["editors", "money", "second-look", "complaints", "removals"]


def _domain(value: object) -> str:
    text = text_of(value)
    labels = text.split(".")
    if len(text) > 100 or len(labels) < 2 or not all(_is_label(label) for label in labels):
        must = "a domain must be small letters, digits and hyphens, with dots between"
        raise schema_error("bad-domain", must, "write it like briefing.example.org")
    return text


def _is_label(text: str) -> bool:
    return text.isascii() and text == text.lower() and text.replace("-", "").isalnum() and text.strip("-") == text


_DOMAIN: dict[str, Any] = {
    "type": "string",
    "pattern": r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
    "maxLength": 100,
    "examples": ["briefing.example.org"],
}
Domain = Annotated[str, BeforeValidator(_domain), WithJsonSchema(_DOMAIN)]


class Statement(StrictModel):
    """What the desk says of itself on one scope."""

    id: StatementId = Field(description="What it is about.")
    says: Annotated[str, PlainText(1500, 20)] = Field(description="The statement, in plain words.")
    placeholder: bool = Field(
        False, description="True while the words stand in for the desk's own: no site with it is published."
    )


class Masthead(StrictModel):
    """The file site.yml: what is this desk's own."""

    name: Annotated[str, PlainText(60)] = Field(
        description="The name of the site; site_name in mkdocs.yml is the same."
    )
    talks: Annotated[str, PlainText(60)] = Field(
        description="What is recorded, in the plural, as in “dates of the trade talks”: trade talks."
    )
    scope: Annotated[str, PlainText(80)] = Field(
        description="The same, as in “where the world's trade talks stand”: the world's trade talks."
    )
    hub: CountryCode | None = Field(
        None,
        description="The country whose talks with all others come first; without it the one that most events name.",
    )
    since: Day = Field(description="The day from which duties count: what was charged before is not in any rate.")
    before: Annotated[str, PlainText(120)] | None = Field(
        None, description="An example of what was charged before, as in “such as the duties of 2018 on China”."
    )
    id_domain: Domain = Field(
        description="A domain of the desk's, in which ids of feeds and calendars end. Never change it."
    )
    feeds: Annotated[tuple[Url, ...], BoundedList(50)] = Field(
        (), description="Public feeds (RSS, Atom) that “briefing intake” asks for what the record may lack."
    )
    statements: Annotated[tuple[Statement, ...], BoundedList(10)] = Field(
        (), description="What the desk says of itself."
    )
