"""The headline rate: what one country charges on most goods of another on a day, and since when.

It is the highest all-in rate plus the sum of those on top, over the across-the-board measures. Silence is not a value:
where nothing is charged, the answer says whether duties ended, the partner was not named, or what is owed is not known.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.model import Event, Library, Measure
from generator.projections.charges import Charge, blocs_of, charge, excepts, names, reaches
from generator.projections.ends import Ends
from generator.projections.evidence import grade_of_figure
from generator.projections.memoize import memoize
from generator.projections.standing import measure_standing
from generator.projections.support import Part, Support, Witness, weigh

ALL_IN, ON_TOP = "all-in", "on-top"


@dataclass(frozen=True, slots=True)
class RateAnswer:
    """What is charged on ``day``: a ``percent`` with its ``basis``, what it ``covers``, and ``specific`` duties.

    Where ``percent`` is None and there is no specific duty, ``why`` says so: "none", "not-named", "excepted" or
    "not-known"; ``order`` is then the event that names others, and ``because`` the charge that ended or is not known.
    ``charges`` are those of which the rate is made up, ``parts`` what the answer rests on.
    """

    day: dt.date
    percent: Decimal | None
    basis: str = ON_TOP
    covers: str | None = None
    specific: tuple[str, ...] = ()
    why: str = ""
    charges: tuple[Charge, ...] = ()
    because: Charge | None = None
    order: Event | None = None
    parts: tuple[Part, ...] = field(default=(), compare=False)

    @property
    def key(self) -> tuple[object, ...]:
        """What it says; two answers with one key say the same."""
        return (self.percent, self.basis, self.covers, self.specific, self.why)

    @property
    def is_charged(self) -> bool:
        """True if there is a rate or a specific duty."""
        return self.percent is not None or bool(self.specific)

    @property
    def is_all_in(self) -> bool:
        """True if ordinary duty is included."""
        return self.basis == ALL_IN

    @property
    def support(self) -> Support | None:
        """On whose word it stands."""
        return weigh(self.parts)

    @property
    def how(self) -> str:
        """Whether it was reported, follows by the act, or was computed from what an end uncovered."""
        ways = {part.how for part in self.charges}
        return next((way for way in ("computed", "by-act") if way in ways), "reported")

    @property
    def shown_end(self) -> dt.date | None:
        """The day to print on which one of its parts ends, None if no end is known."""
        return min((part.entry.shown_end for part in self.charges if part.entry and part.entry.shown_end), default=None)


@memoize
def headline_measures(library: Library, by: str) -> list[Measure]:
    """Return the across-the-board measures of the country ``by``, or of a customs union that it was ever in."""
    return [
        measure
        for measure in library.measures.values()
        if measure.headline and (measure.by.code == by or by in {member.code for member in measure.by.members})
    ]


@memoize
def headline_measures_on(library: Library, by: str, on: str) -> list[Measure]:
    """Return those of them that are on goods of ``on``, or of a customs union that it was ever in."""
    codes = {on, *(union.code for union in library.unions.get(on, ()))}
    return [
        measure
        for measure in headline_measures(library, by)
        if not measure.partners or any(partner.code in codes for partner in measure.partners)
    ]


def headline_rate(by: str, on: str, day: dt.date, ends: Ends) -> RateAnswer:
    """Return the headline rate that ``by`` charges on goods of ``on`` (codes) on ``day``."""
    library = ends.library
    # Which measures there are does not depend on the day of the library.
    measures = headline_measures_on(library.whole or library, by, on)
    codes = {by, *(union.code for union in blocs_of(library, by, day))}
    return combine(day, [charge(m, on, day, ends) for m in measures if m.by.code in codes], on, ends)


def combine(day: dt.date, found: Sequence[Charge], on: str, ends: Ends, goods: str | None = None) -> RateAnswer:
    """Return the answer that the charges ``found`` make up together."""
    parts = tuple(part for each in found for part in each.parts)
    unknown = next((each for each in found if not each.is_known), None)
    if unknown:
        return RateAnswer(day, None, why="not-known", because=unknown, parts=parts)
    charged = tuple(each for each in found if each.entry)
    if not charged:
        return _nothing(day, found, on, ends, parts, goods)
    rates = [each.entry.rate for each in charged if each.entry]
    percents = [
        (rate.basis, each.percent) for rate, each in zip(rates, charged, strict=True) if each.percent is not None
    ]
    ceilings = [percent for basis, percent in percents if basis == ALL_IN]
    added = [percent for basis, percent in percents if basis != ALL_IN]
    percent = max(ceilings, default=Decimal(0)) + sum(added, Decimal(0)) if ceilings or added else None
    return RateAnswer(
        day,
        percent,
        ALL_IN if ceilings else ON_TOP,
        next((rate.covers for rate in rates if rate.covers), None),
        tuple(rate.specific for rate in rates if rate.specific),
        charges=charged,
        parts=parts,
    )


def _nothing(
    day: dt.date, found: Sequence[Charge], on: str, ends: Ends, parts: tuple[Part, ...], goods: str | None
) -> RateAnswer:
    """Return why nothing is charged: the partner is not named where others are, or duties ended, or none began."""
    for each in found:
        left_out = _left_out(each.measure, on, day, ends, goods)
        if left_out:
            order, why, by = left_out
            return RateAnswer(day, None, why=why, order=order, parts=(*parts, *by))
    ended = [each for each in found if each.standing or each.ended or each.covered_by]
    last = max(ended, key=_ended_on, default=None)
    return RateAnswer(day, None, why="none", because=last, parts=parts)


def _ended_on(each: Charge) -> dt.date:
    if each.ended:
        return each.ended.effective
    if each.standing:
        return each.standing.rung.day
    return (each.covered_by.end if each.covered_by else None) or dt.date.min


def _left_out(
    measure: Measure, on: str, day: dt.date, ends: Ends, goods: str | None
) -> tuple[Event, str, tuple[Part, ...]] | None:
    """Return the event, reason and support, if a measure in force reaches ``on`` but charges only others."""
    library = ends.library
    if not reaches(library, measure, on, day):
        return None
    stands = measure_standing(measure, day, ends)
    if not stands or not stands.is_known or stands.stage != "in-force":
        return None
    begun = [
        (rate.effective, event, rate)
        for event, rate in library.rates[measure.id]
        if rate.status == "in-force" and rate.goods == goods and rate.effective and rate.effective <= day
        and ((end := ends.first_day_without(rate.until)) is None or day < end)
    ]  # fmt: skip
    if not begun or any(names(library, rate, on, day) for _, _, rate in begun):
        return None
    # The first of those that begin last is the act, the others are reports of it.
    _, event, rate = max(begun, key=lambda row: row[0])
    is_excepted = any(excepts(library, other, on, day) for _, by, other in begun if by is event)
    source = Witness(event, grade_of_figure(event, rate.citation.source, {measure.by.code}))
    return event, "excepted" if is_excepted else "not-named", (*stands.parts, [source])
