"""Deadlines: dates that matter. The file holds what they are; events say when they were set, moved and met."""

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.base import StrictModel
from generator.schema.limits import BoundedList, PlainText
from generator.schema.references import CountryCode, TopicId
from generator.schema.types import Slug

DeadlineStepKind = Literal["set", "moved", "scheduled", "expected", "met", "lapsed", "superseded"]


class Deadline(StrictModel):
    """One entry of deadlines.yml."""

    id: Slug = Field(description="The id that events use.")
    title: Annotated[str, PlainText(90)] = Field(description="What falls due, as a heading.")
    about: Annotated[str, PlainText(400)] = Field(description="What happens on the date, and who says so.")
    countries: Annotated[tuple[CountryCode, ...], BoundedList(40, 1)] = Field(
        description="The countries concerned; first the one that set the deadline."
    )
    topics: Annotated[tuple[TopicId, ...], BoundedList(12, 1)] = Field(description="Topic ids.")
