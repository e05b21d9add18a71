"""The data of the as-of page: the log of steps, rates and dates, from which the browser computes the state on any day.

Rows are short lists, and integers in them are indexes of other rows. The format is private to the page and may change.
A test makes sure that the page's script computes the same as the projections.
"""

import datetime as dt
from collections.abc import Iterator

from generator.exports.json_text import json_bytes
from generator.model import Agreement, Country, Deadline, Event, Library, Measure
from generator.output import Output
from generator.projections.deadlines import ENDINGS
from generator.projections.ladder import DOWNWARD_STAGES, ENDED_STAGES
from generator.projections.rates import LEGAL_STATUSES
from generator.projections.state_of_play import hub_and_partners
from generator.text.formats import STAGES

PATH = "as-of/log.json"
# Events with their index in the list of events.
Numbered = list[tuple[int, Event]]


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield the file that the as-of page reads."""
    hub, partners = hub_and_partners(library)
    identities = (tuple(library.agreements.values()), tuple(library.deadlines.values()))
    measures = tuple(library.measures.values())
    yield Output(PATH, as_of_json, (library.as_of, library.active_events, hub, partners, measures, *identities))


def as_of_json(
    as_of: dt.date,
    events: tuple[Event, ...],
    hub: Country | None,
    partners: list[Country],
    measures: tuple[Measure, ...],
    agreements: tuple[Agreement, ...],
    deadlines: tuple[Deadline, ...],
) -> bytes:
    """Return the file: countries, measures and so on; the rows of ``events`` (oldest first); stages and their sets."""
    named = {country.code: country for event in events for country in event.countries}
    named |= {measure.by.code: measure.by for measure in measures}
    numbered = list(enumerate(events))
    return json_bytes(
        {
            "as_of": as_of.isoformat(),
            "hub": hub.code if hub else None,
            "partners": [partner.code for partner in partners],
            "countries": {code: [c.name, c.short, c.adjective] for code, c in named.items()},
            "measures": [[m.id, m.title, m.by.code, [c.code for c in m.partners]] for m in measures],
            "agreements": [[a.id, a.title, int(a.headline), [c.code for c in a.parties]] for a in agreements],
            "deadlines": [[d.id, d.title, [c.code for c in d.countries]] for d in deadlines],
            "stages": STAGES,
            "down": sorted(DOWNWARD_STAGES),
            "ended": sorted(ENDED_STAGES),
            "endings": sorted(ENDINGS),
            "events": [_event(event) for event in events],
            "rates": list(_rates(numbered, {m.id: n for n, m in enumerate(measures)})),
            "measure_steps": list(_measure_steps(numbered, {m.id: n for n, m in enumerate(measures)})),
            "agreement_steps": list(_agreement_steps(numbered, {a.id: n for n, a in enumerate(agreements)})),
            "deadline_steps": list(_deadline_steps(numbered, {d.id: n for n, d in enumerate(deadlines)})),
        }
    )


def _event(e: Event) -> list[object]:
    """Return an event's row: id, day, precision, title, countries, kind."""
    return [e.id, e.date.isoformat(), e.precision, e.title, [c.code for c in e.countries], e.kind]


def _rates(events: Numbered, indexes: dict[str, int]) -> Iterator[list[object]]:
    """Yield a row for each rate that is part of a headline rate: across the board, and in force or ended.

    A row is: event, measure, partners, exceptions, percent, first day, first day without the rate, whether it is ended,
    whether it is a ceiling.
    """
    for index, event in events:
        for rate in event.rates:
            if rate.status in LEGAL_STATUSES and rate.effective and rate.goods is None and rate.measure.headline:
                yield [
                    index, indexes[rate.measure.id], sorted(rate.partners), sorted(rate.except_for),
                    float(rate.percent or 0), rate.effective.isoformat(),
                    rate.until.isoformat() if rate.until else None,
                    int(rate.status == "ended"), int(rate.basis == "ceiling"),
                ]  # fmt: skip


def _measure_steps(events: Numbered, indexes: dict[str, int]) -> Iterator[list[object]]:
    """Yield rows of event, measure, stage, day of effect."""
    for index, event in events:
        for step in event.measures:
            yield [index, indexes[step.measure.id], step.step, step.date.isoformat()]


def _agreement_steps(events: Numbered, indexes: dict[str, int]) -> Iterator[list[object]]:
    """Yield rows of event, agreement, stage, day of effect."""
    for index, event in events:
        for step in event.agreements:
            yield [index, indexes[step.agreement.id], step.step, step.date.isoformat()]


def _deadline_steps(events: Numbered, indexes: dict[str, int]) -> Iterator[list[object]]:
    """Yield rows of event, deadline, kind of step, due day, precision."""
    for index, event in events:
        for step in event.deadlines:
            due = step.due.isoformat() if step.due else None
            yield [index, indexes[step.deadline.id], step.kind, due, step.precision]
