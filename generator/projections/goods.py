"""Goods: what is charged on one product, by whom and on whom; what was charged before; and what was only proposed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.model import Country, Event, Library, Measure, Product, Rate
from generator.projections.charges import LEGAL_STATUSES, charge
from generator.projections.ends import Ends
from generator.projections.memoize import memoize
from generator.projections.proposed import Proposal, proposal
from generator.projections.rate_series import HeadlineRate, RateStep, charge_series, locate
from generator.projections.rates import combine
from generator.projections.scope import ANYONE, Scope, scope, told_apart
from generator.projections.standing import measure_status

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ProductRate:
    """What ``measure`` charges on ``goods`` (None: on all that it covers) of the partners in ``scope``."""

    measure: Measure
    goods: str | None
    scope: Scope
    rate: HeadlineRate

    @property
    def entries(self) -> list[tuple[Event, Rate]]:
        """The events and rates that say so."""
        return [(part.entry.event, part.entry.rate) for part in self.rate.answer.charges if part.entry]


@dataclass(frozen=True, slots=True)
class EarlierRate:
    """A rate that was charged from the day of ``step`` until ``end``, the first day without it."""

    measure: Measure
    goods: str | None
    scope: Scope
    step: RateStep
    end: dt.date


@dataclass(frozen=True, slots=True)
class ProposedRate:
    """A rate that was threatened or announced for ``partners`` (none: for all), with what came of it."""

    proposal: Proposal
    partners: tuple[Country, ...]


@memoize
def product_rates(library: Library, product: Product) -> list[ProductRate]:
    """Return what is charged on ``product`` on the library's day, or not known: those with most rates first.

    General duties are not among them, even where they are charged on the product too.
    """
    found = [row for measure, goods in _texts(library, product) for row in _current(library, measure, goods)]
    makers = [row.measure.by.code for row in found]
    return sorted(found, key=lambda row: (-makers.count(row.measure.by.code), row.measure.by.name, row.measure.id))


@memoize
def earlier_rates(library: Library, product: Product) -> list[EarlierRate]:
    """Return the rates on ``product`` that were charged before the library's day and ended, the latest end first."""
    found = [row for measure, goods in _texts(library, product) for row in _past(library, measure, goods)]
    return sorted(found, key=lambda row: (row.end, row.step.effective), reverse=True)


@memoize
def proposed_rates(library: Library, product: Product) -> list[ProposedRate]:
    """Return the rates on ``product`` that were only threatened or announced, the latest first."""
    return [
        ProposedRate(made, tuple(library.countries[code] for code in codes if code))
        for event in reversed(library.active_events)
        for rate in event.rates
        if rate.status not in LEGAL_STATUSES and product in rate.on_products
        for made, codes in _grouped(
            (proposal(library, event, rate, code), code) for code in sorted(rate.partners) or [ANYONE]
        )
    ]


@memoize
def measures_on(library: Library, product: Product) -> list[Measure]:
    """Return the measures on ``product``: those that name it, and those of which a rate does."""
    return [
        measure
        for measure in library.measures.values()
        if product in measure.products or any(product in rate.products for _, rate in library.rates[measure.id])
    ]


def general_duties(library: Library, makers: Iterable[Country]) -> list[Measure]:
    """Return the across-the-board duties of ``makers`` that are in force on the library's day."""
    by = set(makers)
    headline = [measure for measure in library.measures.values() if measure.headline and measure.by in by]
    return [measure for measure in headline if measure_status(library, measure).key == "in-force"]


def _texts(library: Library, product: Product) -> Iterator[tuple[Measure, str | None]]:
    """Yield each measure with rates on ``product``, once for each text of goods."""
    for measure in measures_on(library, product):
        rates = [rate for _, rate in library.rates[measure.id] if product in rate.on_products]
        for goods in dict.fromkeys(rate.goods for rate in rates if rate.status in LEGAL_STATUSES):
            yield measure, goods


def _current(library: Library, measure: Measure, goods: str | None) -> list[ProductRate]:
    ends, day = Ends(library), library.as_of
    apart = told_apart(library, measure, goods)
    rates: dict[str, HeadlineRate] = {}
    for code in apart:
        answer = combine(day, [charge(measure, code, day, ends, goods)], code, ends, goods)
        if answer.is_charged or answer.why == "not-known":
            rates[code] = locate(charge_series(measure, code, ends, goods), answer, day)
    groups = _grouped(((_says(rate), code) for code, rate in rates.items()))
    return [ProductRate(measure, goods, scope(library, codes, rates, apart), rates[codes[0]]) for _, codes in groups]


def _says(rate: HeadlineRate) -> tuple[object, ...]:
    """Return what a rate says and by which entries; partners of which it is the same stand together."""
    return (rate.answer.key, rate.since, tuple(part.entry.rate for part in rate.answer.charges if part.entry))


def _past(library: Library, measure: Measure, goods: str | None) -> list[EarlierRate]:
    ends = Ends(library)
    apart = told_apart(library, measure, goods)
    periods = {
        code: [period for period in _periods(charge_series(measure, code, ends, goods)) if period[1] <= library.as_of]
        for code in apart
    }
    steps = {(step.answer.key, step.effective, end): step for each in periods.values() for step, end in each}
    groups = _grouped(
        ((step.answer.key, step.effective, end), code) for code, each in periods.items() for step, end in each
    )
    return [
        EarlierRate(measure, goods, scope(library, codes, apart, apart), steps[key], key[2]) for key, codes in groups
    ]


def _periods(steps: Sequence[RateStep]) -> Iterator[tuple[RateStep, dt.date]]:
    """Yield each step that charges something, with the day on which that changed; alike steps in a row are one."""
    first: RateStep | None = None
    for step in steps:
        if first and step.answer.key != first.answer.key:
            if first.answer.is_charged:
                yield first, step.effective
            first = None
        first = first or step


def _grouped(rows: Iterable[tuple[T, str]]) -> list[tuple[T, list[str]]]:
    """Return the codes that stand with each key, in the order in which the keys came first."""
    groups: dict[T, list[str]] = {}
    for key, code in rows:
        groups.setdefault(key, []).append(code)
    return list(groups.items())
