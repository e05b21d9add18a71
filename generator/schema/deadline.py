"""Deadlines: dates that matter. The file holds what they are; events say when they were set, moved and met."""

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.agreement import SettledBy
from generator.schema.base import StrictModel
from generator.schema.former import MOVED_FROM, FormerIds
from generator.schema.ids import Slug
from generator.schema.limits import MOST_COUNTRIES, BoundedList, PlainText
from generator.schema.references import CountryCode, TopicId
from generator.schema.types import Bool

DeadlineKind = Literal["hearing", "comment-period"]
DeadlineStepKind = Literal[
    "set", "moved", "scheduled", "expected", "confirmed", "claimed", "met", "lapsed", "superseded"
]


class Deadline(StrictModel):
    """One entry of deadlines.yml."""

    id: Slug = Field(description="The id that events use.")
    title: Annotated[str, PlainText(90)] = Field(description="What falls due, as a heading.")
    about: Annotated[str, PlainText(400)] = Field(description="What happens on the date, and who says so.")
    countries: Annotated[tuple[CountryCode, ...], BoundedList(MOST_COUNTRIES, 1)] = Field(
        description="The countries concerned; first the one that set the deadline."
    )
    topics: Annotated[tuple[TopicId, ...], BoundedList(12, 1)] = Field(description="Topic ids.")
    kind: DeadlineKind | None = Field(
        None, description="hearing or comment-period, where it is one: these have a calendar of their own."
    )
    settled_by: SettledBy | None = Field(
        None, description="The step whose day this is, such as {measure: …, step: in-force}: reached, it is met."
    )
    passes: Bool = Field(
        default=False, description="true: it ends by itself, as a hearing or a comment period does; no outcome is due."
    )
    inclusive: Bool = Field(
        default=False, description="true: the due day is the last day of what ends on it, not the first without it."
    )
    moved_from: FormerIds = Field((), description=MOVED_FROM)
