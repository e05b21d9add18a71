"""Rates that were only threatened or announced, and what came of each."""

import datetime as dt
from dataclasses import dataclass

from generator.model import Event, Library, Rate
from generator.projections.charges import LEGAL_STATUSES, names, reaches
from generator.projections.ladder import Rung
from generator.projections.memoize import memoize
from generator.projections.rate_series import headline_series
from generator.projections.standing import measure_status


@dataclass(frozen=True, slots=True)
class Proposal:
    """A ``rate`` that ``event`` threatened or announced.

    ``outcome`` is "in-force" if the measure charges it since the day ``since``, be it on other ``goods`` of the same
    product, until the step ``taken_down`` by which the measure was suspended or ended; "open" while its day lies ahead,
    "not-in-force" if that day has passed without it, and "no-date" if none was given.
    """

    event: Event
    rate: Rate
    outcome: str
    since: dt.date | None = None
    goods: str | None = None
    taken_down: Rung | None = None


@memoize
def proposed(library: Library, on: str, by: str | None = None) -> list[Proposal]:
    """Return the rates that were threatened or announced (by ``by``) for goods of ``on`` by name, oldest first.

    Those for all partners are on the pages of their measures.
    """
    return [
        proposal(library, event, rate, on)
        for event in library.active_events
        for rate in event.rates
        if rate.status not in LEGAL_STATUSES
        and rate.partners
        and (by is None or rate.measure.by.code == by)
        and reaches(library, rate.measure, on, event.date)
        and names(library, rate, on, event.date)
    ]


def proposal(library: Library, event: Event, rate: Rate, on: str) -> Proposal:
    """Return what came of ``rate``, which ``event`` threatened or announced, for goods of ``on`` ("": of anyone)."""
    for later, other in library.rates[rate.measure.id]:
        came_true = other.status == "in-force" and other.percent == rate.percent and _on_same_goods(rate, other)
        if came_true and other.effective and later.date >= event.date and names(library, other, on, other.effective):
            goods = other.goods if other.goods != rate.goods else None
            return Proposal(event, rate, "in-force", other.effective, goods, _taken_down(library, rate))
    if rate.goods is None and rate.measure.headline:
        for step in headline_series(library, rate.measure.by.code, on):
            if step.effective >= event.date and step.answer.percent == rate.percent:
                return Proposal(event, rate, "in-force", step.effective, taken_down=_taken_down(library, rate))
    if rate.effective is None:
        return Proposal(event, rate, "no-date")
    return Proposal(event, rate, "open" if rate.effective > library.as_of else "not-in-force")


def _taken_down(library: Library, rate: Rate) -> Rung | None:
    """Return the step that suspended or ended the measure of ``rate``, None while it stands."""
    standing = measure_status(library, rate.measure).main
    return standing.rung if standing and standing.rung.is_down else None


def _on_same_goods(rate: Rate, other: Rate) -> bool:
    """Tell whether two rates of a measure are on the same goods, or on goods of one product."""
    return rate.goods == other.goods or bool(set(rate.on_products) & set(other.on_products))
