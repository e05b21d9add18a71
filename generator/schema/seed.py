"""A seed: a source read closely, its facts numbered, in our own words."""

from typing import Annotated

from pydantic import Field

from generator.schema.types import Day, ListOf, Plain, Shape, Slug


class Fact(Shape):
    """One fact of the source. It is recorded by at least one event, or says why not."""

    says: Annotated[str, Plain(400, 10)] = Field(description="The fact in our own words.")
    not_recorded: Annotated[str, Plain(300)] | None = Field(None, description="Why no event records it.")


class Lead(Shape):
    """A fact reported somewhere and not yet verified. It is never shown as an event."""

    id: Slug = Field(description="A name to speak of it by.")
    date: Day | None = Field(None, description="The day it is said to have happened.")
    says: Annotated[str, Plain(700, 10)] = Field(description="What is reported, in our own words.")
    seen_in: Annotated[str, Plain(300)] = Field(description="Where it was seen.")
    verify: Annotated[str, Plain(300, 10)] = Field(description="What would verify it.")


class Seed(Shape):
    """One seed file: the facts of a source, or a list of leads."""

    source: Slug | None = Field(None, description="The id of the source record; the same as this file's stem.")
    read: Day = Field(description="When it was read closely.")
    facts: Annotated[tuple[Fact, ...], ListOf(200)] = Field(
        (), description="The facts; an event cites the third as ID#3."
    )
    leads: Annotated[tuple[Lead, ...], ListOf(200)] = Field((), description="Reports that wait for verification.")
