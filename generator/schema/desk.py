"""Desks: each look at a desk's news, so that pages can say how far the record reaches."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.schema.base import StrictModel, schema_error, text_of
from generator.schema.limits import PlainText
from generator.schema.references import Refers
from generator.schema.types import ALL, Day

DeskOutcome = Literal["nothing-new", "entered", "could-not-check"]


def _desk(value: object) -> str:
    text = text_of(value)
    if not text.replace("-", "").isalnum() or not text.isascii():
        raise schema_error("bad-desk", "a desk must be a country, a topic or all", "write it like CN, tariffs or all")
    return text


DeskName = Annotated[
    str,
    BeforeValidator(_desk),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9-]+$", "examples": ["CN", "tariffs", ALL]}),
    Refers("countries", form="[A-Z]+"),
    Refers("topics", also=(ALL,), form="[a-z0-9-]+"),
]


class DeskCheck(StrictModel):
    """One entry of desks.yml: someone looked at the news of a desk for a span of days."""

    desk: DeskName = Field(description="A country, a topic, or all. The narrowest desk counts.")
    start: Day = Field(alias="from", description="The first day that was looked at.")
    end: Day = Field(alias="to", description="The last day that was looked at.")
    by: Annotated[str, PlainText(80)] = Field(description="Who looked.")
    outcome: DeskOutcome = Field(description="nothing-new and entered move “followed to”; could-not-check does not.")
    recorded: Day = Field(description="The day of the look.")
    note: Annotated[str, PlainText(300)] | None = Field(None, description="What a reader must know of it.")

    @property
    def id(self) -> str:
        """A name of the look: the desk and its span of days."""
        return f"{self.desk} {self.start} {self.end}"
