"""Threats: the measures that were threatened, and what became of each threat."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.model import Country, Library, Measure
from generator.model.stages import ENDED_STAGES
from generator.projections.ladder import Rung, measure_ladder
from generator.projections.memoize import memoize

K = TypeVar("K", Country, Country | None)

OUTCOMES = ("carried-out", "dropped", "open")


@dataclass(frozen=True, slots=True)
class Threat:
    """A ``measure`` that was threatened, first by the step ``made`` and latest by ``last``.

    ``outcome`` is "carried-out" if the measure came into force afterwards, "dropped" if it was withdrawn, struck down,
    replaced or expired before that, and else "open". ``settled`` is the step that says so, None while it is open.
    """

    measure: Measure
    made: Rung
    last: Rung
    outcome: str
    settled: Rung | None

    @property
    def days(self) -> int | None:
        """Days from the threat to its outcome; None while it is open, or where a day is not known."""
        if self.settled is None or {self.made.precision, self.settled.precision} != {"day"}:
            return None
        return (self.settled.date - self.made.date).days


@memoize
def threats(library: Library) -> list[Threat]:
    """Return every threat made by the library's day, the latest first.

    A threat lasts until its measure comes into force or ends: repeating it does not make another, and a measure that
    is threatened again after that makes a new one.
    """
    found = [threat for measure in library.measures.values() for threat in _threats(library, measure)]
    return sorted(found, key=lambda threat: (-threat.made.date.toordinal(), threat.measure.id))


def _threats(library: Library, measure: Measure) -> Iterator[Threat]:
    made: list[Rung] = []
    for rung in measure_ladder(library, measure.id).reached:
        if rung.stage == "threatened":
            made.append(rung)
        elif made and (rung.stage == "in-force" or rung.stage in ENDED_STAGES):
            yield Threat(measure, made[0], made[-1], "carried-out" if rung.stage == "in-force" else "dropped", rung)
            made = []
    if made:
        yield Threat(measure, made[0], made[-1], "open", None)


def by_maker(found: Iterable[Threat]) -> list[tuple[Country, list[Threat]]]:
    """Return ``found`` by the country that made each, those with most threats first."""
    return _grouped((threat.measure.by, threat) for threat in found)


def by_target(found: Iterable[Threat]) -> list[tuple[Country | None, list[Threat]]]:
    """Return ``found`` by the country on which each was made, None for all partners, those with most threats first.

    A threat on several countries stands in the list of each.
    """
    return _grouped((target, threat) for threat in found for target in threat.measure.partners or (None,))


def _grouped(rows: Iterable[tuple[K, Threat]]) -> list[tuple[K, list[Threat]]]:
    groups: dict[K, list[Threat]] = {}
    for key, threat in rows:
        groups.setdefault(key, []).append(threat)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0].name if group[0] else ""))


def days_to_force(found: Iterable[Threat]) -> list[int]:
    """Return for each threat in ``found`` that was carried out the days until its measure was in force."""
    return [threat.days for threat in found if threat.outcome == "carried-out" and threat.days is not None]
