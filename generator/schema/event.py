"""An event: one dated thing that happened or was said, with its sources. One file; its id is the file's stem."""

import zoneinfo
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.schema.deadline import DeadlineStepKind
from generator.schema.instruments import AgreementStage, MeasureStage
from generator.schema.types import Code, Day, ListOf, Partner, Percent, Plain, Ref, Shape, Slug, Time, Truth, fault

EventKind = Literal[
    "statement", "call", "talks", "meeting", "agreement", "measure", "threat", "deadline", "ruling", "report"
]
Stance = Literal["claims", "confirms", "denies", "disputes", "silent"]
RateStatus = Literal["threatened", "announced", "in-force", "ended"]
RateBasis = Literal["added", "ceiling"]


def _zone(value: object) -> str:
    if not isinstance(value, str) or value not in zoneinfo.available_timezones():
        raise fault("bad-timezone", "a time zone is an IANA name", "write it like Asia/Shanghai or America/New_York")
    return value


Zone = Annotated[str, BeforeValidator(_zone)]


class Account(Shape):
    """What one party says of the event or of the other party."""

    party: Code = Field(description="Whose account it is.")
    stance: Stance = Field(description="What the party does; silent: it neither confirmed nor denied.")
    says: Annotated[str, Plain(300)] = Field(
        description="The account in our words, or a short quotation in quotation marks."
    )
    source: Ref = Field(description="The source that carries the account.")
    speaker: Slug | None = Field(None, description="The person who spoke.")


class RivalDate(Shape):
    """A date that another source gives for the same deadline."""

    due: Day = Field(description="The date as that source gives it.")
    source: Ref = Field(description="The source that gives it.")
    note: Annotated[str, Plain(200)] | None = Field(None, description="Why the dates may differ.")


class DeadlineStep(Shape):
    """What the event does to a deadline."""

    deadline: Slug = Field(description="The deadline's id in deadlines.yml.")
    kind: DeadlineStepKind = Field(description="set, moved, scheduled and expected give a due date; the others end it.")
    due: Day | None = Field(None, description="The day the deadline falls on from now on.")
    precision: Literal["day", "month"] = Field("day", description="How exactly the due date is known.")
    time: Time | None = Field(None, description="The time of day, where one was given.")
    timezone: Zone | None = Field(None, description="The IANA time zone of that time.")
    reported_as: Annotated[tuple[RivalDate, ...], ListOf(20)] = Field((), description="Other dates that sources give.")
    note: Annotated[str, Plain(200)] | None = Field(None, description="What a reader must know of this step.")


class MeasureStep(Shape):
    """A step that the event takes a measure up or down its ladder."""

    measure: Slug = Field(description="The measure's id in measures.yml.")
    step: MeasureStage = Field(description="The step that is reached.")
    date: Day | None = Field(None, description="When the step takes effect, if not on the day of the event.")
    note: Annotated[str, Plain(200)] | None = Field(None, description="What a reader must know of this step.")


class AgreementStep(Shape):
    """A step that the event takes an agreement up or down its ladder."""

    agreement: Slug = Field(description="The agreement's id in agreements.yml.")
    step: AgreementStage = Field(description="The step that is reached.")
    date: Day | None = Field(None, description="When the step takes effect, if not on the day of the event.")
    note: Annotated[str, Plain(200)] | None = Field(None, description="What a reader must know of this step.")


class Rate(Shape):
    """A rate of duty that the event threatens, announces, brings into force or ends."""

    measure: Slug = Field(description="The measure that charges it; it says by whom.")
    applies_to: Annotated[tuple[Partner, ...], ListOf(200, 1)] = Field(description="The partners charged, or [all].")
    except_for: Annotated[tuple[Code, ...], ListOf(200)] = Field((), description="Partners left out of [all].")
    status: RateStatus = Field(description="in-force: ordered with a date of effect; ended: charged no more from then.")
    percent: Percent | None = Field(None, description="The rate in percent; left out where it ended.")
    effective: Day | None = Field(None, description="The first day of the rate (or, if ended, the first without it).")
    until: Day | None = Field(None, description="The first day without the rate, where it was set from the start.")
    basis: RateBasis = Field("added", description="added to ordinary duty, or a ceiling that includes it.")
    goods: Annotated[str, Plain(80)] | None = Field(
        None, description="The goods, where the rate is not for all that the measure covers."
    )
    note: Annotated[str, Plain(300)] | None = Field(None, description="Exemptions and doubts.")
    source: Ref = Field(description="The source that carries the figure.")


class RivalValue(Shape):
    """A figure, date or name that one source gives and another contradicts. All of them stand."""

    what: Annotated[str, Plain(100)] = Field(description="What the sources differ on.")
    value: Annotated[str, Plain(300)] = Field(description="What this source says.")
    source: Ref = Field(description="The source that says it.")


class Revision(Shape):
    """A dated change to a published event."""

    date: Day = Field(description="When the entry was changed.")
    kind: Literal["correction", "update", "source"] = Field(description="correction: we were wrong.")
    what: Annotated[str, Plain(300)] = Field(description="What was wrong and what is right now, or what is new.")


class Withdrawal(Shape):
    """Why an event was taken back. Its page stays and says so."""

    date: Day = Field(description="When it was withdrawn.")
    reason: Annotated[str, Plain(300)] = Field(description="Why.")


class Event(Shape):
    """One event file. Only title, date, kind, countries, topics, summary and sources are required."""

    title: Annotated[str, Plain(90, 12)] = Field(description="Who did what, in the present tense, without a full stop.")
    date: Day = Field(description="The day it happened, where it happened.")
    precision: Literal["day", "month"] = Field("day", description="month: the day is not known; date names the 1st.")
    time: Time | None = Field(None, description="Local time of day.")
    timezone: Zone | None = Field(None, description="IANA time zone of that time.")
    kind: EventKind = Field(description="What sort of event it is.")
    countries: Annotated[tuple[Code, ...], ListOf(40, 1)] = Field(
        description="The countries that act or are named, the acting one first."
    )
    worldwide: Truth = Field(default=False, description="true: it concerns all trading partners.")
    topics: Annotated[tuple[Slug, ...], ListOf(12, 1)] = Field(description="Topic ids, the main one first.")
    summary: Annotated[str, Plain(700, 200)] = Field(
        description="What happened, who says so, when. A little Markdown is allowed."
    )
    sources: Annotated[tuple[Ref, ...], ListOf(40)] = Field(
        description="Ids of source records, the best first; #N names a seed's fact."
    )
    people: Annotated[tuple[Slug, ...], ListOf(30)] = Field((), description="Ids of people who act or are quoted.")
    accounts: Annotated[tuple[Account, ...], ListOf(20)] = Field(
        (), description="What each side says, the acting party first."
    )
    deadlines: Annotated[tuple[DeadlineStep, ...], ListOf(20)] = Field((), description="What it does to deadlines.")
    measures: Annotated[tuple[MeasureStep, ...], ListOf(30)] = Field((), description="Steps of measures.")
    agreements: Annotated[tuple[AgreementStep, ...], ListOf(20)] = Field((), description="Steps of agreements.")
    rates: Annotated[tuple[Rate, ...], ListOf(100)] = Field(
        (), description="Rates threatened, announced, in force or ended."
    )
    rival_values: Annotated[tuple[RivalValue, ...], ListOf(20)] = Field((), description="Where sources differ.")
    follows: Annotated[tuple[Slug, ...], ListOf(20)] = Field(
        (), description="Ids of earlier events that this one answers or continues."
    )
    distinct_from: Annotated[tuple[Slug, ...], ListOf(20)] = Field(
        (), description="Ids of like events of the same day that this one is not."
    )
    checked: Day | None = Field(None, description="When the entry was last compared with its sources.")
    revisions: Annotated[tuple[Revision, ...], ListOf(50)] = Field((), description="Changes since publication.")
    withdrawn: Withdrawal | None = Field(None, description="Set when the event is taken back.")
