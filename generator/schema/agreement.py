"""Agreements and what their parties undertook. Events record the steps that an agreement takes."""

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.base import StrictModel
from generator.schema.former import MOVED_FROM, FormerIds
from generator.schema.ids import Slug
from generator.schema.instrument import Instruments
from generator.schema.limits import MOST_COUNTRIES, BoundedList, Names, PlainText
from generator.schema.measure import MeasureStage
from generator.schema.references import AgreementId, CountryCode, DeadlineId, EventId, MeasureId, TopicId
from generator.schema.types import Bool

AgreementStage = Literal[
    "floated",
    "negotiating",
    "agreed-in-principle",
    "text-published",
    "signed",
    "applied",
    "in-force",
    "suspended",
    "repudiated",
    "ended",
    "replaced",
]


class SettledBy(StrictModel):
    """What settles a date or an undertaking: a deadline, or the step of a measure or of an agreement."""

    deadline: DeadlineId | None = Field(None, description="The deadline whose outcome counts.")
    measure: MeasureId | None = Field(None, description="The measure that takes the step.")
    agreement: AgreementId | None = Field(None, description="The agreement that takes the step.")
    step: MeasureStage | AgreementStage | None = Field(None, description="The step.")


class Undertaking(StrictModel):
    """What one party of an agreement promised, with a date or a sum. Aims without either are left out."""

    party: CountryCode = Field(description="Who promised it.")
    does: Annotated[str, PlainText(160)] = Field(description="What the party does, as in “buys 200 aircraft”.")
    event: EventId = Field(description="The event in which it was promised; its evidence counts.")
    amount: Annotated[str, PlainText(60)] | None = Field(
        None, description="The sum in the words of the text, such as $350 billion. Sums are never added up."
    )
    settled_by: SettledBy | None = Field(None, description="The deadline or step that says what became of it.")
    measure: MeasureId | None = Field(
        None, description="The measure that it is about: once that is struck down or has ended, so has the promise."
    )
    depends_on: Annotated[str, PlainText(200)] | None = Field(
        None, description="What it depends on: another promise (sunrise), an end (sunset), or a snapback."
    )
    note: Annotated[str, PlainText(200)] | None = Field(None, description="What a reader must know of it.")


class Agreement(StrictModel):
    """One entry of agreements.yml."""

    id: Slug = Field(description="The id that events use.")
    headline: Bool = Field(
        default=False, description="true: the main deal of its parties, shown in their state of play."
    )
    title: Annotated[str, PlainText(90)] = Field(description="Its name, or what it is, as a heading.")
    also: Names = Field((), description="Other names that readers type.")
    parties: Annotated[tuple[CountryCode, ...], BoundedList(MOST_COUNTRIES, 2)] = Field(
        description="The countries that agree."
    )
    topics: Annotated[tuple[TopicId, ...], BoundedList(12, 1)] = Field(description="Topic ids.")
    about: Annotated[str, PlainText(500)] | None = Field(None, description="What it covers.")
    instruments: Instruments = Field((), description="The legal texts of it; those of its events are added.")
    undertakings: Annotated[tuple[Undertaking, ...], BoundedList(60)] = Field(
        (), description="What each party promised, with a date or a sum."
    )
    moved_from: FormerIds = Field((), description=MOVED_FROM)
