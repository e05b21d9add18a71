"""Measures: tariffs, controls, fees and bans. The file holds what they are; events record the steps that they take."""

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.base import StrictModel
from generator.schema.former import MOVED_FROM, FormerIds
from generator.schema.ids import Slug
from generator.schema.instrument import Instruments
from generator.schema.limits import MOST_COUNTRIES, BoundedList, Names, PlainText
from generator.schema.references import CountryCode, PartnerCode, ProductId, TopicId
from generator.schema.types import Bool

MeasureStage = Literal[
    "floated",
    "threatened",
    "announced",
    "ordered",
    "in-force",
    "suspended",
    "withdrawn",
    "struck-down",
    "expired",
    "replaced",
]

NAME_ALL = "write applies_to: [all], for rates with those left out under “except_for:”"


class Measure(StrictModel):
    """One entry of measures.yml: a tariff, control, fee or ban of one party on others."""

    id: Slug = Field(description="The id that events use.")
    title: Annotated[str, PlainText(90)] = Field(description="What it is, as a heading.")
    also: Names = Field((), description="Other names that readers type.")
    by: CountryCode = Field(description="The country that takes it.")
    applies_to: Annotated[tuple[PartnerCode, ...], BoundedList(MOST_COUNTRIES, 1, NAME_ALL)] = Field(
        description="The countries that it is aimed at, or [all]."
    )
    goods: Annotated[str, PlainText(160)] = Field(description="The goods, services or persons that it covers.")
    products: Annotated[tuple[ProductId, ...], BoundedList(12)] = Field(
        (), description="Ids of goods.yml, where all that it covers is of these products."
    )
    legal_basis: Annotated[str, PlainText(200)] | None = Field(
        None, description="The law or order that it is based on, in words."
    )
    headline: Bool = Field(default=False, description="true: a duty on most goods; counts in the headline rate.")
    topics: Annotated[tuple[TopicId, ...], BoundedList(12, 1)] = Field(description="Topic ids.")
    about: Annotated[str, PlainText(500)] | None = Field(None, description="What a reader must know to understand it.")
    instruments: Instruments = Field((), description="The legal texts that make it; those of its events are added.")
    moved_from: FormerIds = Field((), description=MOVED_FROM)
