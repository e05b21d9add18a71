"""News: what feeds announce. What entered the record, what was corrected, updated or withdrawn, and dates that fell.

An entry belongs to the day on which the record learned it, not to the day on which it happened: a fact of March that is
recorded today is news today. A correction is an entry of its own, since readers are told of new entries alone.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model import Deadline, Event, Library
from generator.projections.changes import Change, change_log
from generator.projections.deadlines import DeadlineHistory, deadline_history, ledger
from generator.projections.last_checked import last_changed
from generator.projections.memoize import memoize
from generator.projections.slip import Slip
from generator.projections.subjects import Key, Subject, dates_of, keys_of

# Changes of sources alone are in the log of changes.
_TOLD = frozenset({"correction", "update", ""})


@dataclass(frozen=True, slots=True)
class News:
    """One entry. ``id`` names it for ever; ``kind`` is event, correction, update, withdrawn or date.

    Of an event there are the ``changes`` that the entry tells, and the ``moves`` of dates by it; a ``date`` that fell
    has its history instead. ``updated`` is the day of the last change to what the entry tells.
    """

    id: str
    kind: str
    published: dt.date
    updated: dt.date
    event: Event | None = None
    changes: tuple[Change, ...] = ()
    moves: tuple[tuple[Deadline, Slip], ...] = ()
    date: DeadlineHistory | None = None

    @property
    def title(self) -> str:
        """The title of the event or date."""
        if self.event:
            return self.event.title
        return self.date.deadline.title if self.date else ""

    @property
    def page(self) -> str:
        """The address of the page of the event or date."""
        if self.event:
            return f"events/{self.event.id}/"
        return f"deadlines/{self.date.deadline.id}/" if self.date else ""


@memoize
def news(library: Library) -> tuple[News, ...]:
    """Return all news up to the library's day, newest first."""
    found = [*_events(library), *_changes(library), *_dates(library)]
    return tuple(sorted(found, key=_order, reverse=True))


def news_about(library: Library, subject: Subject) -> Iterator[News]:
    """Yield the news about a subject, newest first."""
    everything = news(library)
    places = [*_places(library).get(subject.key, [])]
    for history in dates_of(library, subject):
        places += _places(library).get(history.deadline, [])
    return (everything[place] for place in sorted(places))


@memoize
def _places(library: Library) -> dict[Key | Deadline, list[int]]:
    """Return the places in the news of those of each subject's events, by its key, and of each date that fell."""
    found: dict[Key | Deadline, list[int]] = {}
    for place, each in enumerate(news(library)):
        for key in keys_of(library, each.event) if each.event else ():
            found.setdefault(key, []).append(place)
        if each.date:
            found.setdefault(each.date.deadline, []).append(place)
    return found


def _order(each: News) -> tuple[dt.date, dt.date, str]:
    """Return the place of an entry: by its day, and of one day those of later events first."""
    happened = each.event.date if each.event else each.date.due if each.date and each.date.due else each.published
    return each.published, happened, each.id


def _events(library: Library) -> Iterator[News]:
    for event in library.events:
        learned = _learned(event)
        if learned <= library.as_of:
            yield News(f"event:{event.first_id}", "event", learned, max(learned, last_changed(event)), event,
                       moves=_moves(library, event))  # fmt: skip


def _changes(library: Library) -> Iterator[News]:
    """Yield corrections, updates and withdrawals; those of an event that were made on one day are one entry.

    Its id has the number of the last one: if another follows on the same day, there is something to tell anew.
    """
    told = sorted(
        (each for each in change_log(library) if each.op != "added" and each.kind in _TOLD),
        key=lambda each: (each.event.first_id, each.day, each.kind, each.number),
    )
    for (key, day, kind), group in groupby(told, key=lambda each: (each.event.first_id, each.day, each.kind)):
        changes = tuple(group)
        last = changes[-1]
        name = f"r{last.number}" if last.op == "modified" else "withdrawn"
        yield News(f"event:{key}:{name}", kind or "withdrawn", day, day, last.event, changes)


def _dates(library: Library) -> Iterator[News]:
    """Yield the dates that fell after the record knew of them, each with what became of it."""
    for history in ledger(library):
        event = next((event for event, step in reversed(history.steps) if step.due), None)
        if event is None or history.is_open or history.due is None or history.last_due_day is None:
            continue
        last = history.last_due_day
        told = history.settled.event if history.settled else history.steps[-1][0]
        was_overtaken = history.outcome == "superseded" and told.date < history.due
        if last >= library.as_of or _learned(event) > last or was_overtaken:
            continue
        fell = last + dt.timedelta(days=1)
        name = f"deadline:{history.deadline.first_id}:{history.due.isoformat()}"
        yield News(name, "date", fell, max(fell, _learned(told), last_changed(told)), date=history)


def _moves(library: Library, event: Event) -> tuple[tuple[Deadline, Slip], ...]:
    """Return the dates that an event moved."""
    histories = [deadline_history(library, step.deadline.id) for step in event.deadlines]
    return tuple((h.deadline, slip) for h in histories if h for slip in h.slips if slip.event == event)


def _learned(event: Event) -> dt.date:
    """Return the day on which the record learned of an event."""
    return event.recorded or event.date
