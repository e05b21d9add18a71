"""People named in events, with the offices they held."""

from typing import Annotated

from pydantic import Field

from generator.schema.types import Code, Day, ListOf, Plain, Ref, Shape, Slug


class Office(Shape):
    """An office. Without dates it is held at the time of the person's events; a date needs its source."""

    title: Annotated[str, Plain(120)] = Field(description="The office as the sources name it.")
    since: Day | None = Field(None, description="First day in office, where a source gives it.")
    until: Day | None = Field(None, description="First day out of office, where a source gives it.")
    source: Ref | None = Field(None, description="The source of the dates.")


class Person(Shape):
    """One entry of people.yml."""

    id: Slug = Field(description="The id that events use.")
    name: Annotated[str, Plain(80)] = Field(description="The name as it is usually written in English.")
    country: Code = Field(description="The country or bloc the person speaks or acts for.")
    offices: Annotated[tuple[Office, ...], ListOf(10, 1)] = Field(description="Offices held, the latest last.")
