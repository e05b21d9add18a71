"""Rates of duty between two countries as step series, computed from events.

Which rate of a measure counts on a day: of all entries in force by then, the one with the latest day of effect;
among equals the one of the latest event; within one event the one that names the partner before the one for all.
``ended`` entries count like rates of nothing. Threatened and announced rates never count; they are listed apart.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from generator.model import Event, Library, Measure, Rate
from generator.projections.memoize import once

LAW = frozenset({"in-force", "ended"})


@dataclass(frozen=True, slots=True)
class Component:
    """A rate that counts on a day, and the event that brought it."""

    event: Event
    rate: Rate

    @property
    def percent(self) -> Decimal:
        """The rate in percent."""
        return self.rate.percent or Decimal(0)


@dataclass(frozen=True, slots=True)
class RateStep:
    """From ``effective`` on, the ``components`` are in force."""

    effective: dt.date
    components: tuple[Component, ...]

    @property
    def percent(self) -> Decimal:
        """The sum of the components in percent."""
        return sum((component.percent for component in self.components), Decimal(0))

    @property
    def is_ceiling(self) -> bool:
        """True where a component is a ceiling that includes ordinary duty."""
        return any(component.rate.basis == "ceiling" for component in self.components)


@once
def headline_series(library: Library, by: str, on: str) -> list[RateStep]:
    """Return the steps of the headline rate that ``by`` charges on goods of ``on``, oldest first.

    The headline rate is the sum of the across-the-board measures in force. Steps known on the library's day are
    given, those still ahead included.
    """
    measures = [m for m in library.measures.values() if m.headline and m.by.code == by]
    return _series({measure.id: _entries(library, measure, on) for measure in measures})


def rate_on(steps: list[RateStep], day: dt.date) -> RateStep | None:
    """Return the step in force on ``day``, None before the first."""
    return next((step for step in reversed(steps) if step.effective <= day), None)


def not_in_force(library: Library, on: str, by: str | None = None) -> list[tuple[Event, Rate]]:
    """Return the rates on goods of ``on`` that were only threatened or announced, oldest first."""
    return [(event, rate) for event, rate in _words_only_on(library, on) if by is None or rate.measure.by.code == by]


@once
def _words_only_on(library: Library, on: str) -> list[tuple[Event, Rate]]:
    """Return the rates on goods of ``on`` that were only threatened or announced, oldest first."""
    return [(event, rate) for event, rate in _words_only(library) if rate.measure.by.code != on and rate.charges(on)]


@once
def _words_only(library: Library) -> list[tuple[Event, Rate]]:
    """Return all rates that were only threatened or announced, oldest first."""
    return [(event, rate) for event in library.standing for rate in event.rates if rate.status not in LAW]


def _entries(library: Library, measure: Measure, on: str) -> list[Component]:
    """Return the entries of a measure that bind all goods of ``on``."""
    return [
        Component(event, rate)
        for event, rate in library.rates[measure.id]
        if rate.status in LAW and rate.charges(on) and rate.effective and rate.goods is None
    ]


def _series(measures: dict[str, list[Component]]) -> list[RateStep]:
    days = {c.rate.effective for entries in measures.values() for c in entries}
    days |= {c.rate.until for entries in measures.values() for c in entries if c.rate.until}
    steps: list[RateStep] = []
    for day in sorted(day for day in days if day):
        counting = [c for entries in measures.values() if (c := _counting(entries, day))]
        step = RateStep(day, tuple(counting))
        if steps and [c.rate for c in steps[-1].components] == [c.rate for c in step.components]:
            continue
        if step.components or steps:
            steps.append(step)
    return steps


def _counting(entries: list[Component], day: dt.date) -> Component | None:
    begun = [c for c in entries if c.rate.effective and c.rate.effective <= day]
    if not begun:
        return None
    last = max(begun, key=lambda c: (c.rate.effective, c.event.date, c.event.id, bool(c.rate.partners)))
    if last.rate.status == "ended" or (last.rate.until and last.rate.until <= day):
        return None
    return last
