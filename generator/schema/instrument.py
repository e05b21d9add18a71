"""Legal instruments: the texts themselves, such as orders, notices and regulations."""

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.address import Url
from generator.schema.base import StrictModel
from generator.schema.limits import BoundedList, PlainText
from generator.schema.references import SourceRef

InstrumentKind = Literal[
    "order",
    "proclamation",
    "memorandum",
    "notice",
    "rule",
    "law",
    "regulation",
    "decision",
    "announcement",
    "treaty",
    "joint-statement",
    "ruling",
    "letter",
]


class Instrument(StrictModel):
    """A legal text. One that we have not read gives no evidence."""

    kind: InstrumentKind = Field(description="What sort of text it is.")
    number: Annotated[str, PlainText(60)] | None = Field(None, description="Its number, such as EO 14257.")
    cite: Annotated[str, PlainText(60)] | None = Field(
        None, description="Where it was published: 90 FR 15041, a docket, a CELEX number, a gazette."
    )
    url: Url | None = Field(None, description="The address of the text itself.")
    source: SourceRef | None = Field(None, description="The record's source that is this text, if it has one.")


Instruments = Annotated[tuple[Instrument, ...], BoundedList(20)]
