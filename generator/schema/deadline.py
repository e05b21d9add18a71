"""Deadlines: dates that matter. The file holds identities; their histories come from events."""

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.types import Code, ListOf, Plain, Shape, Slug

DeadlineStepKind = Literal["set", "moved", "scheduled", "expected", "met", "lapsed", "superseded"]


class Deadline(Shape):
    """One entry of deadlines.yml."""

    id: Slug = Field(description="The id that events use.")
    title: Annotated[str, Plain(90)] = Field(description="What falls due, as a heading.")
    about: Annotated[str, Plain(400)] = Field(description="What happens on the date, and by whose word.")
    countries: Annotated[tuple[Code, ...], ListOf(40, 1)] = Field(
        description="The countries concerned, the one that set it first."
    )
    topics: Annotated[tuple[Slug, ...], ListOf(12, 1)] = Field(description="Topic ids.")
