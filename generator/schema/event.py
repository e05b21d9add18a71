"""Events: dated things that happened or were said, each with its sources in a file of its own."""

from typing import Annotated, Any, Literal

from pydantic import Field

from generator.schema.agreement import AgreementStage
from generator.schema.base import StrictModel
from generator.schema.deadline import DeadlineStepKind
from generator.schema.former import MOVED_FROM, FormerIds
from generator.schema.instrument import Instruments
from generator.schema.limits import MOST_COUNTRIES, BoundedList, PlainText
from generator.schema.measure import NAME_ALL, MeasureStage
from generator.schema.references import (
    AgreementId,
    CountryCode,
    DeadlineId,
    EndOrDeadline,
    EventId,
    MeasureId,
    PartnerCode,
    PartyOrAgreement,
    PersonId,
    ProductId,
    SourceRef,
    TopicId,
)
from generator.schema.types import Bool, Day, Percent, Precision, ThenRate, Time, Zone

EventKind = Literal[
    "statement", "call", "talks", "meeting", "agreement", "measure", "threat", "deadline", "ruling", "report"
]
Stance = Literal["claims", "confirms", "denies", "disputes", "silent"]
RateStatus = Literal["threatened", "announced", "in-force", "ended"]
RateBasis = Literal["on-top", "all-in"]

_WORLDWIDE = "name those who act and write “worldwide: true” where it concerns all trading partners"
_GROUPED = "name partners with the same rate together under “applies_to:”, or write applies_to: [all]"


class Account(StrictModel):
    """What one party says about the event or about the other party."""

    party: CountryCode = Field(description="Whose account it is.")
    stance: Stance = Field(description="What the party does; silent: it neither confirmed nor denied.")
    says: Annotated[str, PlainText(300)] = Field(
        description="The account in our words, or a short quotation in quotation marks."
    )
    source: SourceRef = Field(description="The source that carries the account.")
    speaker: PersonId | None = Field(None, description="The person who spoke.")


class RivalDate(StrictModel):
    """A date that another source gives for the same deadline."""

    due: Day = Field(description="The date as that source gives it.")
    source: SourceRef = Field(description="The source that gives it.")
    note: Annotated[str, PlainText(200)] | None = Field(None, description="Why the dates may differ.")


class Consequence(StrictModel):
    """What happens to one party's side on a deadline if nothing changes."""

    party: CountryCode = Field(description="Whose side it is.")
    says: Annotated[str, PlainText(200)] = Field(description="What happens then, as a sentence.")
    source: SourceRef = Field(description="The source that says so.")


class DeadlineStep(StrictModel):
    """What the event does to a deadline."""

    deadline: DeadlineId = Field(description="The deadline's id in deadlines.yml.")
    kind: DeadlineStepKind = Field(
        description="set, moved, scheduled, expected: give a due date; confirmed: it stands; claimed: an account alone "
        "says that it was met; the others end it."
    )
    due: Day | None = Field(None, description="The day the deadline falls on from now on.")
    precision: Precision = Field("day", description="How exactly the due date is known.")
    time: Time | None = Field(None, description="The time of day, where one was given.")
    timezone: Zone | None = Field(None, description="The IANA time zone of that time.")
    if_nothing_changes: Annotated[tuple[Consequence, ...], BoundedList(20)] = Field(
        (), description="What happens on the date if nothing changes, by party; the latest of each party counts."
    )
    reported_as: Annotated[tuple[RivalDate, ...], BoundedList(20)] = Field(
        (), description="Other dates that sources give."
    )
    note: Annotated[str, PlainText(200)] | None = Field(None, description="What a reader must know about this step.")


class _Step(StrictModel):
    """What the steps of measures and agreements share."""

    date: Day | None = Field(
        None, description="When the step takes effect, where that is not the day of the event; it may lie before it."
    )
    precision: Precision = Field("day", description="How exactly that date is known.")
    until: EndOrDeadline | None = Field(
        None, description="The first day without it, or the deadline on which it ends: then it moves with the deadline."
    )
    note: Annotated[str, PlainText(200)] | None = Field(None, description="What a reader must know about this step.")


class MeasureStep(_Step):
    """The step by which the event moves a measure up or down its ladder."""

    measure: MeasureId = Field(description="The measure's id in measures.yml.")
    step: MeasureStage = Field(description="The step that the event takes.")
    then: MeasureStage | None = Field(None, description="The step that the act itself says follows its end.")


class AgreementStep(_Step):
    """The step by which the event moves an agreement up or down its ladder."""

    agreement: AgreementId = Field(description="The agreement's id in agreements.yml.")
    step: AgreementStage = Field(description="The step that the event takes.")
    by: PartyOrAgreement | None = Field(
        None, description="The party that alone takes the step; for replaced, the agreement that takes its place."
    )
    then: AgreementStage | None = Field(None, description="The step that the text itself says follows its end.")


class Rate(StrictModel):
    """A rate of duty that the event threatens, announces, brings into force or ends."""

    measure: MeasureId = Field(description="The measure that charges it; it says by whom.")
    applies_to: Annotated[tuple[PartnerCode, ...], BoundedList(MOST_COUNTRIES, 1, NAME_ALL)] = Field(
        description="The partners charged, or [all]."
    )
    except_for: Annotated[tuple[CountryCode, ...], BoundedList(MOST_COUNTRIES)] = Field(
        (), description="Partners left out of [all]."
    )
    status: RateStatus = Field(
        description="in-force: ordered with an effective date; ended: no longer charged from that date."
    )
    percent: Percent | None = Field(None, description="The rate in percent; left out where it ended.")
    specific: Annotated[str, PlainText(60)] | None = Field(
        None,
        description="A duty that is no percentage, in the words of the act: $80 per item, import ban. Beside a "
        "percentage it begins with “+ ” or “or ”.",
    )
    effective: Day | None = Field(None, description="The first day of the rate (or, if ended, the first without it).")
    until: EndOrDeadline | None = Field(
        None, description="The first day without the rate, or the deadline on which it ends."
    )
    then: ThenRate | None = Field(
        None,
        description="The percentage that the act itself says follows, or not-set where it leaves it open. Without it, "
        "what the rate replaced counts again.",
    )
    basis: RateBasis = Field("on-top", description="on-top of ordinary duty, or all-in: ordinary duty is included.")
    covers: Annotated[str, PlainText(60)] | None = Field(
        None, description="The goods that a general rate is general to, such as “goods outside the USMCA”."
    )
    goods: Annotated[str, PlainText(80)] | None = Field(
        None, description="The goods, where the rate is for a part of what the measure covers."
    )
    products: Annotated[tuple[ProductId, ...], BoundedList(12)] = Field(
        (), description="Ids of goods.yml, where these goods are of other products than those that the measure names."
    )
    note: Annotated[str, PlainText(300)] | None = Field(None, description="Exemptions and doubts.")
    source: SourceRef = Field(description="The source that carries the figure.")


class RivalValue(StrictModel):
    """A figure, date or name that one source gives and another contradicts. All of them are kept."""

    what: Annotated[str, PlainText(100)] = Field(description="What the sources differ on.")
    value: Annotated[str, PlainText(300)] = Field(description="What this source says.")
    source: SourceRef = Field(description="The source that says it.")


class Revision(StrictModel):
    """A dated change to a published event. “briefing revise” writes field, old and new."""

    date: Day = Field(description="When the entry was changed.")
    kind: Literal["correction", "update", "source"] = Field(
        description="correction: we were wrong; update: the world moved; source: only what it rests on changed."
    )
    field: Annotated[str, PlainText(120)] | None = Field(
        None, description="The part that changed, as a JSON Pointer (RFC 6901) such as /rates/0/percent."
    )
    old: Any = Field(None, description="What stood there; left out where the part was added.")
    new: Any = Field(None, description="What stands there now; left out where the part was removed.")
    reason: Annotated[str, PlainText(300)] = Field(description="What was wrong and what is right now, or what is new.")


class Withdrawal(StrictModel):
    """Why an event was withdrawn. Its page remains and says so."""

    date: Day = Field(description="When it was withdrawn.")
    reason: Annotated[str, PlainText(300)] = Field(description="Why.")


class Event(StrictModel):
    """One event file. Only title, date, kind, countries, topics, summary and sources are required."""

    title: Annotated[str, PlainText(90, 12)] = Field(
        description="Who did what, in the present tense, without a full stop."
    )
    date: Day = Field(description="The day it happened, where it happened.")
    precision: Precision = Field(
        "day", description="How exactly the date is known; date then names the first day of the month, quarter or year."
    )
    ends: Day | None = Field(None, description="The last day of an event of several days.")
    time: Time | None = Field(None, description="Local time of day.")
    timezone: Zone | None = Field(None, description="IANA time zone of that time.")
    kind: EventKind = Field(description="What sort of event it is, such as a call or a ruling.")
    countries: Annotated[tuple[CountryCode, ...], BoundedList(MOST_COUNTRIES, 1, _WORLDWIDE)] = Field(
        description="The countries that act or are named, the acting one first."
    )
    worldwide: Bool = Field(default=False, description="true: it concerns all trading partners.")
    topics: Annotated[tuple[TopicId, ...], BoundedList(12, 1)] = Field(description="Topic ids, the main one first.")
    summary: Annotated[str, PlainText(700, 200, "say who did what, when and according to whom")] = Field(
        description="What happened, who says so, when. A little Markdown is allowed."
    )
    sources: Annotated[tuple[SourceRef, ...], BoundedList(40)] = Field(
        description="Ids of source records, the best first; #N names a seed's fact."
    )
    people: Annotated[tuple[PersonId, ...], BoundedList(30)] = Field(
        (), description="Ids of people who act or are quoted."
    )
    accounts: Annotated[tuple[Account, ...], BoundedList(20)] = Field(
        (), description="What each side says, the acting party first."
    )
    deadlines: Annotated[tuple[DeadlineStep, ...], BoundedList(20)] = Field(
        (), description="Deadlines that it sets, moves or ends."
    )
    measures: Annotated[tuple[MeasureStep, ...], BoundedList(30)] = Field((), description="Steps of measures.")
    agreements: Annotated[tuple[AgreementStep, ...], BoundedList(20)] = Field((), description="Steps of agreements.")
    rates: Annotated[tuple[Rate, ...], BoundedList(MOST_COUNTRIES, 0, _GROUPED)] = Field(
        (), description="Rates threatened, announced, in force or ended."
    )
    rival_values: Annotated[tuple[RivalValue, ...], BoundedList(20)] = Field((), description="Where sources differ.")
    follows: Annotated[tuple[EventId, ...], BoundedList(20)] = Field(
        (), description="Ids of earlier events that this one answers or continues."
    )
    instruments: Instruments = Field((), description="The legal texts of the event, such as EO 14257.")
    distinct_from: Annotated[tuple[EventId, ...], BoundedList(20)] = Field(
        (), description="Ids of similar events of the same day that are not this one."
    )
    moved_from: FormerIds = Field((), description=MOVED_FROM)
    recorded: Day | None = Field(
        None, description="The day on which the entry came into the record; “briefing new” writes it; never changed."
    )
    checked: Day | None = Field(None, description="When the entry was last compared with its sources.")
    revisions: Annotated[tuple[Revision, ...], BoundedList(50)] = Field((), description="Changes since publication.")
    withdrawn: Withdrawal | None = Field(None, description="Set when the event is withdrawn.")
