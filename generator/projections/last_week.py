"""What changed in the seven days up to the library's day."""

import datetime as dt
from dataclasses import dataclass

from generator.model import Agreement, Event, Library, Measure, Revision
from generator.projections.deadlines import DeadlineHistory, ledger
from generator.projections.ladder import Rung, agreement_ladder, measure_ladder

DAYS = 7


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed after the day ``start``.

    New events, steps of measures and agreements that took effect, dates that passed, and revisions of older events.
    """

    start: dt.date
    events: tuple[Event, ...]
    measures: tuple[tuple[Measure, Rung], ...]
    agreements: tuple[tuple[Agreement, Rung], ...]
    dates: tuple[DeadlineHistory, ...]
    revisions: tuple[tuple[Event, Revision], ...]

    @property
    def has_news(self) -> bool:
        """True if something happened: an event, a step that took effect, a date. Work on old entries is no news."""
        return bool(self.events or self.measures or self.agreements or self.dates)

    @property
    def revised(self) -> list[Event]:
        """The events that were revised, the latest revision first."""
        return list(dict.fromkeys(event for event, _ in self.revisions))


def last_week_changes(library: Library) -> Changes:
    """Return what changed in the seven days up to the library's day; every list is latest first."""
    start = library.as_of - dt.timedelta(days=DAYS)
    # Events and reached steps are never later than the library's day; revisions and dates may be.
    measures = [(m, rung) for m in library.measures.values() for rung in measure_ladder(library, m.id).reached]
    agreements = [(a, rung) for a in library.agreements.values() for rung in agreement_ladder(library, a.id).reached]
    revisions = [pair for event in library.active_events for pair in changes_of(event)]
    return Changes(
        start=start,
        events=tuple(event for event in reversed(library.active_events) if start < event.date),
        measures=tuple(sorted((p for p in measures if start < p[1].date), key=lambda p: p[1].date, reverse=True)),
        agreements=tuple(sorted((p for p in agreements if start < p[1].date), key=lambda p: p[1].date, reverse=True)),
        dates=tuple(h for h in ledger(library) if h.last_due_day and start <= h.last_due_day <= library.as_of),
        revisions=tuple(
            sorted((p for p in revisions if start < p[1].date <= library.as_of), key=lambda p: p[1].date, reverse=True)
        ),
    )


def changes_of(event: Event) -> list[tuple[Event, Revision]]:
    """Return the revisions of ``event`` with it: those of one day, kind and reason are one change to readers."""
    alike = {(revision.date, revision.kind, revision.reason): revision for revision in reversed(event.revisions)}
    return [(event, revision) for revision in reversed(alike.values())]
