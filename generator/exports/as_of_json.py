"""The data of the as-of page: the log of steps, rates and dates, from which a browser works out the state of any day.

Rows are short lists, numbers in them lead to other rows. The shape is the page's own and may change with it. What the
page's script makes of it is held, by a test, to be what ``project`` makes of the log on that day.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.exports.artifact import Artifact, compact_json
from generator.model import Agreement, Country, Deadline, Event, Library, Measure
from generator.projections.by_month import KEPT, by_month
from generator.projections.rates import LAW
from generator.projections.state_of_play import hub_and_partners
from generator.text.formats import STAGES

PATH = "as-of/log.json"
# The lists that grow with the log.
_LISTS = ("events", "rates", "measure_steps", "agreement_steps", "deadline_steps")
Numbered = list[tuple[int, Event]]


def files(library: Library) -> Iterator[Artifact]:
    """Yield the one file that the as-of page reads."""
    hub, partners = hub_and_partners(library)
    identities = (tuple(library.agreements.values()), tuple(library.deadlines.values()))
    measures = tuple(library.measures.values())
    yield Artifact(PATH, _body, (library.as_of, library.standing, hub, partners, measures, *identities))


def _body(
    as_of: dt.date,
    events: tuple[Event, ...],
    hub: Country | None,
    partners: list[Country],
    measures: tuple[Measure, ...],
    agreements: tuple[Agreement, ...],
    deadlines: tuple[Deadline, ...],
) -> bytes:
    named = {country.code: country for event in events for country in event.countries}
    named |= {measure.by.code: measure.by for measure in measures}
    known = {
        "as_of": as_of.isoformat(),
        "hub": hub.code if hub else None,
        "partners": [partner.code for partner in partners],
        "countries": {code: [c.name, c.short, c.adjective] for code, c in sorted(named.items())},
        "measures": [[m.id, m.title, m.by.code, [c.code for c in m.partners]] for m in measures],
        "agreements": [[a.id, a.title, int(a.headline), [c.code for c in a.parties]] for a in agreements],
        "stages": STAGES,
        "deadlines": [[d.id, d.title, [c.code for c in d.countries]] for d in deadlines],
    }
    places, first, parts = _places(measures, agreements, deadlines), 0, []
    for month in by_month(events):
        parts.append(_rows(month, first, places))
        first += len(month)
    rows = ",".join(f'"{name}":[{",".join(filter(None, some))}]' for name, *some in zip(_LISTS, *parts, strict=True))
    return f"{compact_json(known)[:-1]},{rows}}}\n".encode()


@dataclass(frozen=True, eq=False)
class _Places:
    """The numbers of what rows lead to, by id. One object for as long as they hold."""

    measures: dict[str, int]
    agreements: dict[str, int]
    deadlines: dict[str, int]


@lru_cache(1)
def _places(
    measures: tuple[Measure, ...], agreements: tuple[Agreement, ...], deadlines: tuple[Deadline, ...]
) -> _Places:
    return _Places(
        measures={measure.id: n for n, measure in enumerate(measures)},
        agreements={agreement.id: n for n, agreement in enumerate(agreements)},
        deadlines={deadline.id: n for n, deadline in enumerate(deadlines)},
    )


@lru_cache(KEPT)
def _rows(month: tuple[Event, ...], first: int, places: _Places) -> list[str]:
    """Return the rows of a month's events, of which the first has the number ``first``, for each list as JSON."""
    numbered = list(enumerate(month, first))
    lists: tuple[Iterable[object], ...] = (
        map(_event, month),
        _rates(numbered, places.measures),
        _measure_steps(numbered, places.measures),
        _agreement_steps(numbered, places.agreements),
        _deadline_steps(numbered, places.deadlines),
    )
    return [compact_json(list(rows))[1:-1] for rows in lists]


def _event(e: Event) -> list[object]:
    """Return id, day, precision, title, countries, kind."""
    return [e.id, e.date.isoformat(), e.precision, e.title, [c.code for c in e.countries], e.kind]


def _rates(events: Numbered, places: dict[str, int]) -> Iterator[list[object]]:
    """Yield event, measure, partners, exceptions, percent, first day, first day without it, ended, ceiling.

    Only the rates that make up headline rates: across the board, and in force.
    """
    for number, event in events:
        for rate in event.rates:
            if rate.status in LAW and rate.effective and rate.goods is None and rate.measure.headline:
                yield [
                    number, places[rate.measure.id], sorted(rate.partners), sorted(rate.except_for),
                    float(rate.percent or 0), rate.effective.isoformat(),
                    rate.until.isoformat() if rate.until else None,
                    int(rate.status == "ended"), int(rate.basis == "ceiling"),
                ]  # fmt: skip


def _measure_steps(events: Numbered, places: dict[str, int]) -> Iterator[list[object]]:
    """Yield event, measure, stage, day of effect."""
    for number, event in events:
        for step in event.measures:
            yield [number, places[step.measure.id], step.step, step.date.isoformat()]


def _agreement_steps(events: Numbered, places: dict[str, int]) -> Iterator[list[object]]:
    """Yield event, agreement, stage, day of effect."""
    for number, event in events:
        for step in event.agreements:
            yield [number, places[step.agreement.id], step.step, step.date.isoformat()]


def _deadline_steps(events: Numbered, places: dict[str, int]) -> Iterator[list[object]]:
    """Yield event, deadline, kind of step, due day, precision."""
    for number, event in events:
        for step in event.deadlines:
            due = step.due.isoformat() if step.due else None
            yield [number, places[step.deadline.id], step.kind, due, step.precision]
