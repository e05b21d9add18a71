"""Rates of duty between two countries as step series, computed from events.

On each day one rate of a measure applies: of all entries in force by then, the one with the latest effective date.
If there are several, the one of the latest event applies; within one event, the one that names the partner comes
before the one for all partners. An ``ended`` entry sets the rate to zero. Threatened and announced rates never apply;
they are listed separately.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from generator.model import Event, Library, Measure, Rate

# The statuses of rates that count; the others, threatened and announced, are words only.
LEGAL_STATUSES = frozenset({"in-force", "ended"})


@dataclass(frozen=True, slots=True)
class Component:
    """A rate in force, and the event that recorded it."""

    event: Event
    rate: Rate

    @property
    def percent(self) -> Decimal:
        """The rate in percent."""
        return self.rate.percent or Decimal(0)


@dataclass(frozen=True, slots=True)
class RateStep:
    """The ``components`` in force from the day ``effective`` until the next step."""

    effective: dt.date
    components: tuple[Component, ...]

    @property
    def percent(self) -> Decimal:
        """The sum of the components in percent."""
        return sum((component.percent for component in self.components), Decimal(0))

    @property
    def is_ceiling(self) -> bool:
        """True if a component is a ceiling that includes ordinary duty."""
        return any(component.rate.basis == "ceiling" for component in self.components)


def headline_series(library: Library, by: str, on: str) -> list[RateStep]:
    """Return the steps of the headline rate that country ``by`` charges on goods of ``on`` (codes), oldest first.

    The headline rate is the sum of the across-the-board measures in force. Steps that the library's day knows to lie
    ahead are included.
    """
    measures = [m for m in library.measures.values() if m.headline and m.by.code == by]
    return _series({measure.id: _entries(library, measure, on) for measure in measures})


def not_in_force(library: Library, on: str, by: str | None = None) -> list[tuple[Event, Rate]]:
    """Return the rates on goods of ``on`` that were only threatened or announced (by ``by``), oldest first."""
    return [
        (event, rate)
        for event in library.active_events
        for rate in event.rates
        if rate.status not in LEGAL_STATUSES
        and (by is None or rate.measure.by.code == by)
        and rate.measure.by.code != on
        and rate.charges(on)
    ]


def _entries(library: Library, measure: Measure, on: str) -> list[Component]:
    """Return the entries of a measure that apply to all goods of the country ``on``."""
    return [
        Component(event, rate)
        for event, rate in library.rates[measure.id]
        if rate.status in LEGAL_STATUSES and rate.charges(on) and rate.effective and rate.goods is None
    ]


def _series(measures: dict[str, list[Component]]) -> list[RateStep]:
    days = {c.rate.effective for entries in measures.values() for c in entries}
    days |= {c.rate.until for entries in measures.values() for c in entries if c.rate.until}
    steps: list[RateStep] = []
    for day in sorted(day for day in days if day):
        in_force = [c for entries in measures.values() if (c := _in_force(entries, day))]
        step = RateStep(day, tuple(in_force))
        if steps and [c.rate for c in steps[-1].components] == [c.rate for c in step.components]:
            continue
        if step.components or steps:
            steps.append(step)
    return steps


def _in_force(entries: list[Component], day: dt.date) -> Component | None:
    """Return which of the ``entries`` of one measure applies on ``day``, or None if none does."""
    begun = [c for c in entries if c.rate.effective and c.rate.effective <= day]
    if not begun:
        return None
    last = max(begun, key=lambda c: (c.rate.effective, c.event.date, c.event.id, bool(c.rate.partners)))
    if last.rate.status == "ended" or (last.rate.until and last.rate.until <= day):
        return None
    return last
