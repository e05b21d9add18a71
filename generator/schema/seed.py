"""Seeds: sources read closely. Their facts are numbered and put in our own words."""

from typing import Annotated

from pydantic import Field

from generator.schema.base import StrictModel
from generator.schema.ids import Slug
from generator.schema.limits import BoundedList, PlainText
from generator.schema.references import SourceId
from generator.schema.types import Day


class Fact(StrictModel):
    """One fact of the source. At least one event records it, or it says why none does."""

    says: Annotated[str, PlainText(400, 10)] = Field(description="The fact in our own words.")
    not_recorded: Annotated[str, PlainText(300)] | None = Field(None, description="Why no event records it.")


class Lead(StrictModel):
    """A fact reported somewhere and not yet verified. It is never shown as an event."""

    id: Slug = Field(description="A short name for it.")
    date: Day | None = Field(None, description="The day it is said to have happened.")
    says: Annotated[str, PlainText(700, 10)] = Field(description="What is reported, in our own words.")
    seen_in: Annotated[str, PlainText(300)] = Field(description="Where it was seen.")
    verify: Annotated[str, PlainText(300, 10)] = Field(description="What would verify it.")


class Seed(StrictModel):
    """One seed file: the facts of a source, or a list of leads."""

    source: SourceId | None = Field(None, description="The id of the source record; the same as this file's stem.")
    read: Day = Field(description="When it was read closely.")
    facts: Annotated[tuple[Fact, ...], BoundedList(200)] = Field(
        (), description="The facts; an event cites the third as ID#3."
    )
    leads: Annotated[tuple[Lead, ...], BoundedList(200)] = Field((), description="Reports that wait for verification.")
