"""Measures and agreements: things that climb a ladder. The files hold identities; the steps come from events."""

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.types import Code, ListOf, Partner, Plain, Shape, Slug, Truth

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
AgreementStage = Literal[
    "floated", "negotiating", "agreed-in-principle", "text-published", "signed", "in-force", "suspended", "ended"
]


class Measure(Shape):
    """One entry of measures.yml: a tariff, control, fee or ban of one party on others."""

    id: Slug = Field(description="The id that events use.")
    title: Annotated[str, Plain(90)] = Field(description="What it is, as a heading.")
    by: Code = Field(description="Who takes it.")
    applies_to: Annotated[tuple[Partner, ...], ListOf(200, 1)] = Field(description="On whom, or [all].")
    goods: Annotated[str, Plain(160)] = Field(description="The goods, services or persons that it covers.")
    legal_basis: Annotated[str, Plain(200)] | None = Field(None, description="The law or order it rests on.")
    headline: Truth = Field(default=False, description="true: an across-the-board duty; counts in the headline rate.")
    topics: Annotated[tuple[Slug, ...], ListOf(12, 1)] = Field(description="Topic ids.")
    about: Annotated[str, Plain(500)] | None = Field(None, description="What a reader must know to understand it.")


class Agreement(Shape):
    """One entry of agreements.yml."""

    id: Slug = Field(description="The id that events use.")
    title: Annotated[str, Plain(90)] = Field(description="Its name, or what it is, as a heading.")
    headline: Truth = Field(default=False, description="true: the main deal of its parties; shown as where they stand.")
    parties: Annotated[tuple[Code, ...], ListOf(40, 2)] = Field(description="Who agrees.")
    topics: Annotated[tuple[Slug, ...], ListOf(12, 1)] = Field(description="Topic ids.")
    about: Annotated[str, Plain(500)] | None = Field(None, description="What it covers.")
