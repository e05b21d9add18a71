"""What belongs to an agreement: its dates, measures, disputes, and the events that followed it."""

from typing import Any

from generator.model import Agreement, Deadline, Event, Library, Measure
from generator.projections.deadlines import DeadlineHistory, deadline_history
from generator.projections.evidence import is_disputed
from generator.projections.pairs import fold
from generator.projections.replies import following
from generator.projections.standing import ladder_of, measure_status

_LATER = 12


def related(library: Library, agreement: Agreement) -> dict[str, Any]:
    """Return the context of an agreement's page: its dates, measures with their status, disputes, later events."""
    steps = [event for event, _ in library.agreement_steps[agreement.id]]
    parties = {fold(library, party) for party in agreement.parties}
    later = [
        event
        for event in _followers(library, steps)
        if event not in steps and len(parties & {fold(library, country) for country in event.countries}) > 1
    ]
    events = dict.fromkeys([*steps, *later])
    return {
        "dates": _dates(library, agreement, list(events)),
        "measures": [(measure, measure_status(library, measure)) for measure in _measures(library, agreement, steps)],
        "disputes": [event for event in reversed(events) if is_disputed(event)][:_LATER],
        "later": later[: -_LATER - 1 : -1],
    }


def _followers(library: Library, events: list[Event]) -> list[Event]:
    """Return the events that follow any of ``events``, also through others, oldest first."""
    found: dict[Event, None] = {}
    waiting = list(events)
    while waiting:
        for event in following(library, waiting.pop()):
            if event not in found and event.withdrawn is None:
                found[event] = None
                waiting.append(event)
    return sorted(found, key=lambda event: (event.date, event.id))


def _dates(library: Library, agreement: Agreement, events: list[Event]) -> list[DeadlineHistory]:
    """Return the dates on which a step of the agreement ends, that settle a promise, or that its events set."""
    parties = {party.code for party in agreement.parties}
    named = [
        each.settled_by.deadline for each in agreement.undertakings if each.settled_by and each.settled_by.deadline
    ]
    named += [rung.deadline.id for rung in ladder_of(library, agreement).all if isinstance(rung.deadline, Deadline)]
    for event in events:
        named += [s.deadline.id for s in event.deadlines if parties.issuperset(c.code for c in s.deadline.countries)]
    histories = [deadline_history(library, key) for key in dict.fromkeys(named)]
    return sorted((h for h in histories if h), key=lambda h: (not h.is_open, h.last_due_day or library.as_of))


def _measures(library: Library, agreement: Agreement, steps: list[Event]) -> list[Measure]:
    """Return the measures that settle a promise, or of which an event of the agreement takes a step."""
    parties = {party.code for party in agreement.parties}
    promised = [each.settled_by.measure for each in agreement.undertakings if each.settled_by]
    found = [library.measures[key] for key in promised if key]
    found += [s.measure for event in steps for s in event.measures if s.measure.by.code in parties]
    return list(dict.fromkeys(found))
