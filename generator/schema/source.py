"""Sources and the publishers that own them. A source is one published document, cited by many events."""

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.address import Url
from generator.schema.base import StrictModel
from generator.schema.former import MOVED_FROM, FormerIds
from generator.schema.ids import Slug
from generator.schema.limits import BoundedList, PlainText
from generator.schema.references import CountryCode, PublisherId
from generator.schema.types import Day, Language

PublisherKind = Literal["official", "court", "wire", "press", "adviser", "company", "research", "aggregator"]


class Publisher(StrictModel):
    """One entry of publishers.yml."""

    id: Slug = Field(description="The id that sources use.")
    name: Annotated[str, PlainText(100)] = Field(description="The name that it uses on its own pages.")
    kind: PublisherKind = Field(
        description="official: a government or public body; court: a court; adviser: law firm or consultancy."
    )
    country: CountryCode | None = Field(
        None, description="Where it has its seat, or whose public body it is; left out where unknown."
    )
    owner: PublisherId | None = Field(None, description="The publisher it belongs to: the two count as one voice.")
    moved_from: FormerIds = Field((), description=MOVED_FROM)


class Source(StrictModel):
    """One source file."""

    publisher: PublisherId = Field(description="Where the document was read.")
    title: Annotated[str, PlainText(300)] | None = Field(
        None, description="The title as it was seen; left out where none was seen."
    )
    title_sought: Day | None = Field(
        None, description="The day on which the title was last looked for and not seen; only without a title."
    )
    url: Url | None = Field(None, description="The address; left out where none is known.")
    published: Day | None = Field(None, description="The date on the document; left out where none was seen.")
    language: Language = Field("en", description="ISO 639-1 code of the text.")
    via: PublisherId | None = Field(
        None, description="The publisher who wrote the text, where this is a reprint: an agency or another paper."
    )
    via_note: Annotated[str, PlainText(200)] | None = Field(None, description="How the text was reached.")
    opened: Day | None = Field(None, description="When the page was read; left out: it was not opened.")
    archive: Url | None = Field(None, description="Address of a stored copy.")
    note: Annotated[str, PlainText(300)] | None = Field(None, description="What a reader must know of the document.")
    formerly: Annotated[tuple[PublisherId, ...], BoundedList(5)] = Field(
        (), description="Publishers on whose pages its entry was before; these say where it is now."
    )
    moved_from: FormerIds = Field((), description=MOVED_FROM)
