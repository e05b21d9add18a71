"""Undertakings: what the parties of an agreement promised, and what became of it.

Day and outcome come from the deadline or the step that settles each, so that there is no second history.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from generator.model import Agreement, Event, Library, Undertaking
from generator.model.stages import ENDED_STAGES
from generator.projections.deadlines import DeadlineHistory, deadline_history
from generator.projections.ladder import Rung, agreement_ladder, measure_ladder
from generator.projections.standing import Standing, agreement_witness, measure_status
from generator.projections.support import Support, weigh


@dataclass(frozen=True, slots=True)
class Promise:
    """An undertaking as of the library's day: ``state`` is open, overdue, done, lapsed, superseded or passed.

    ``event`` is the one in which it was promised; ``history`` the deadline and ``rung`` the step that settle it.
    ``overtaken`` is the step by which the measure that it is about ended. ``over`` is what was done, if the end that it
    had has come and what followed is not recorded.
    """

    agreement: Agreement
    undertaking: Undertaking
    event: Event
    state: str
    history: DeadlineHistory | None
    rung: Rung | None
    support: Support | None
    overtaken: Rung | None = None
    over: Standing | None = None

    @property
    def proof(self) -> Event | None:
        """The event that says what became of it, or in which a party says so."""
        found = self.rung.event if self.rung else self.history.proof if self.history else None
        return found or (self.overtaken.event if self.overtaken else None)

    @property
    def due(self) -> dt.date | None:
        """The date on which it falls due, None if none is set."""
        return self.history.due if self.history else None


def promises(library: Library, agreement: Agreement) -> list[Promise]:
    """Return the undertakings of ``agreement`` that its events had recorded by the library's day, in their order."""
    return [
        _promise(library, agreement, undertaking, event)
        for undertaking in agreement.undertakings
        if (event := library.events_by_id.get(undertaking.event)) and event.withdrawn is None
    ]


def promised(library: Library, agreement: Agreement) -> list[tuple[str, int]]:
    """Return how many promises of ``agreement`` are in each state, most first."""
    return Counter(promise.state for promise in promises(library, agreement)).most_common()


def _promise(library: Library, agreement: Agreement, undertaking: Undertaking, event: Event) -> Promise:
    settles = undertaking.settled_by
    history = deadline_history(library, settles.deadline) if settles and settles.deadline else None
    rung = None
    if settles and settles.step:
        ladder = (
            measure_ladder(library, settles.measure)
            if settles.measure
            else agreement_ladder(library, settles.agreement or "")
        )
        rung = next((r for r in ladder.reached if r.stage == settles.step and r.event.date >= event.date), None)
    support = weigh([[agreement_witness(agreement)(event)]])
    overtaken = _end_of_measure(library, undertaking)
    state = _state(history, rung, overtaken)
    over = _over(library, settles.measure, rung) if settles and settles.measure and rung else None
    return Promise(agreement, undertaking, event, state, history, rung, support, overtaken, over)


def _over(library: Library, measure: str, rung: Rung) -> Standing | None:
    main = measure_status(library, library.measures[measure]).main
    return main if main and not main.is_known and main.stage == rung.stage else None


def _end_of_measure(library: Library, undertaking: Undertaking) -> Rung | None:
    """Return the step by which the measure that an undertaking is about has ended, if it has."""
    if undertaking.measure is None:
        return None
    main = measure_status(library, library.measures[undertaking.measure]).main
    return main.rung if main and main.stage in ENDED_STAGES else None


def _state(history: DeadlineHistory | None, rung: Rung | None, overtaken: Rung | None) -> str:
    if rung or (history and history.outcome == "met"):
        return "done"
    if overtaken:
        return "superseded"
    if history is None:
        return "open"
    return "overdue" if history.outcome == "not-recorded" else history.outcome


def all_promises(library: Library) -> list[Promise]:
    """Return the undertakings of all agreements: those with a date first, by date, then the others."""
    found = [promise for agreement in library.agreements.values() for promise in promises(library, agreement)]
    return sorted(found, key=lambda p: (p.due or dt.date.max, p.agreement.id))
