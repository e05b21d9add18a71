"""The data of the as-of page: the log of steps, rates and dates, from which a browser works out the state of any day.

Rows are short lists, numbers in them lead to other rows. The shape is the page's own and may change with it. What the
page's script makes of it is held, by a test, to be what ``project`` makes of the log on that day.
"""

import datetime as dt
from collections.abc import Iterator

from generator.feeds.artifact import Artifact, json_body
from generator.model import Agreement, Country, Deadline, Event, Library, Measure
from generator.project.partner import hub_and_partners
from generator.project.rates import LAW
from generator.words import STAGES

PATH = "as-of/log.json"


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
    log = {
        "as_of": as_of.isoformat(),
        "hub": hub.code if hub else None,
        "partners": [partner.code for partner in partners],
        "countries": {code: [c.name, c.short, c.adjective] for code, c in sorted(named.items())},
        "events": [
            [e.id, e.date.isoformat(), e.precision, e.title, [c.code for c in e.countries], e.kind] for e in events
        ],
        "measures": [[m.id, m.title, m.by.code, [c.code for c in m.partners]] for m in measures],
        "agreements": [[a.id, a.title, int(a.headline), [c.code for c in a.parties]] for a in agreements],
        "stages": STAGES,
        "deadlines": [[d.id, d.title, [c.code for c in d.countries]] for d in deadlines],
        "rates": list(_rates(events, {m.id: n for n, m in enumerate(measures)})),
        "measure_steps": list(_measure_steps(events, {m.id: n for n, m in enumerate(measures)})),
        "agreement_steps": list(_agreement_steps(events, {a.id: n for n, a in enumerate(agreements)})),
        "deadline_steps": list(_deadline_steps(events, {d.id: n for n, d in enumerate(deadlines)})),
    }
    return json_body(log)


def _rates(events: tuple[Event, ...], places: dict[str, int]) -> Iterator[list[object]]:
    """Yield event, measure, partners, exceptions, percent, first day, first day without it, ended, ceiling.

    Only the rates that make up headline rates: across the board, and in force.
    """
    for number, event in enumerate(events):
        for rate in event.rates:
            if rate.status in LAW and rate.effective and rate.goods is None and rate.measure.headline:
                yield [
                    number, places[rate.measure.id], sorted(rate.partners), sorted(rate.except_for),
                    float(rate.percent or 0), rate.effective.isoformat(),
                    rate.until.isoformat() if rate.until else None,
                    int(rate.status == "ended"), int(rate.basis == "ceiling"),
                ]  # fmt: skip


def _measure_steps(events: tuple[Event, ...], places: dict[str, int]) -> Iterator[list[object]]:
    """Yield event, measure, stage, day of effect."""
    for number, event in enumerate(events):
        for step in event.measures:
            yield [number, places[step.measure.id], step.step, step.date.isoformat()]


def _agreement_steps(events: tuple[Event, ...], places: dict[str, int]) -> Iterator[list[object]]:
    """Yield event, agreement, stage, day of effect."""
    for number, event in enumerate(events):
        for step in event.agreements:
            yield [number, places[step.agreement.id], step.step, step.date.isoformat()]


def _deadline_steps(events: tuple[Event, ...], places: dict[str, int]) -> Iterator[list[object]]:
    """Yield event, deadline, kind of step, due day, precision."""
    for number, event in enumerate(events):
        for step in event.deadlines:
            due = step.due.isoformat() if step.due else None
            yield [number, places[step.deadline.id], step.kind, due, step.precision]
