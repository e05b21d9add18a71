"""Layers: every duty that one country charges on goods of another on a day, general and on single goods."""

from dataclasses import dataclass

from generator.model import Library, Measure
from generator.projections.charges import LEGAL_STATUSES, charge, reaches
from generator.projections.ends import Ends
from generator.projections.memoize import memoize
from generator.projections.rate_series import HeadlineRate, charge_series, locate
from generator.projections.rates import combine
from generator.projections.standing import Standing, measure_status

# The topic of duties; bans and controls have no rate.
_TARIFFS = "tariffs"


@dataclass(frozen=True, slots=True)
class Layer:
    """What ``measure`` charges on ``goods`` (None: on all that it covers), with its ``rate`` of the library's day."""

    measure: Measure
    goods: str | None
    rate: HeadlineRate

    @property
    def label(self) -> str:
        """The goods in words."""
        return (self.goods or self.measure.goods).partition(";")[0]

    @property
    def is_charged(self) -> bool:
        """True if it costs anything."""
        return bool(self.rate.answer.percent or self.rate.answer.specific)

    @property
    def is_for_one(self) -> bool:
        """True if the measure is on one partner alone."""
        return len(self.measure.partners) == 1


@memoize
def layers(library: Library, by: str, on: str) -> list[Layer]:
    """Return the duties of ``by`` on goods of ``on`` (codes) that are charged or not known on the library's day.

    General duties come first, then those on single goods, by their measure; each with one row for each text of goods.
    """
    ends, day = Ends(library), library.as_of
    found: list[Layer] = []
    for measure in library.measures.values():
        if measure.by.code not in _territory(library, by) or not reaches(library, measure, on, day):
            continue
        texts = dict.fromkeys(rate.goods for _, rate in library.rates[measure.id])
        for goods in texts:
            answer = combine(day, [charge(measure, on, day, ends, goods)], on, ends, goods)
            if answer.is_charged or answer.why == "not-known":
                steps = charge_series(measure, on, ends, goods)
                found.append(Layer(measure, goods, locate(steps, answer, day)))
    return sorted(found, key=lambda layer: (not layer.measure.headline, layer.goods is not None, layer.measure.id))


@memoize
def unrated(library: Library, by: str, on: str) -> list[tuple[Measure, Standing]]:
    """Return the tariff measures of ``by`` on goods of ``on`` (codes) in force without any recorded rate."""
    return [
        (measure, status.main)
        for measure in library.measures.values()
        if measure.by.code in _territory(library, by)
        and any(topic.id == _TARIFFS for topic in measure.topics)
        and reaches(library, measure, on, library.as_of)
        and not any(rate.status in LEGAL_STATUSES for _, rate in library.rates[measure.id])
        and (status := measure_status(library, measure)).main
        and status.key == "in-force"
    ]


def on_some_goods(found: list[Layer]) -> list[Layer]:
    """Return the duties on some goods, those of one measure together and those on one partner alone first."""
    by_measure: dict[Measure, list[Layer]] = {}
    for layer in found:
        if layer.goods or not layer.measure.headline:
            by_measure.setdefault(layer.measure, []).append(layer)
    groups = sorted(by_measure.values(), key=lambda group: not group[0].is_for_one)
    return [layer for group in groups for layer in group]


def _territory(library: Library, by: str) -> set[str]:
    """Return the codes whose measures are those of ``by``: itself and its customs union."""
    return {by, *(c.code for c in library.countries.values() if c.is_bloc and c.has_member(by, library.as_of))}
