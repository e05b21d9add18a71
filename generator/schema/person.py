"""People named in events, with the offices they held."""

from typing import Annotated

from pydantic import Field

from generator.schema.base import StrictModel
from generator.schema.former import MOVED_FROM, FormerIds
from generator.schema.ids import Slug
from generator.schema.limits import BoundedList, Names, PlainText
from generator.schema.references import CountryCode, SourceRef
from generator.schema.types import Day


class Office(StrictModel):
    """An office. Without dates, the person held it at the time of their events; a date needs a source."""

    title: Annotated[str, PlainText(120)] = Field(description="The office as the sources name it.")
    since: Day | None = Field(None, description="First day in office, where a source gives it.")
    until: Day | None = Field(None, description="First day out of office, where a source gives it.")
    source: SourceRef | None = Field(None, description="The source of the dates.")


class Person(StrictModel):
    """One entry of people.yml."""

    id: Slug = Field(description="The id that events use.")
    name: Annotated[str, PlainText(80)] = Field(description="The name as it is usually written in English.")
    native_name: Annotated[str, PlainText(60)] | None = Field(
        None, description="The name in its own script, or in its own order where the English one differs."
    )
    also: Names = Field((), description="Other names and spellings that readers type.")
    role: Annotated[str, PlainText(120)] | None = Field(None, description="Their part in the talks, in one line.")
    country: CountryCode = Field(description="The country or bloc the person speaks or acts for.")
    offices: Annotated[tuple[Office, ...], BoundedList(10, 1)] = Field(description="Offices held, the latest last.")
    moved_from: FormerIds = Field((), description=MOVED_FROM)
