"""Briefings: what happened in some days, what entered the record in them, what was corrected, which dates fell.

A briefing of the past tells what was known when its days were over, and what came later apart from it. For days before
the record was begun nobody held anything, so these are compiled from the record as it is, without the events of later
days. Weeks are those of ISO 8601, Monday to Sunday.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Agreement, Event, Library, Measure, Revision
from generator.projections.coverage import Followed, first_followed, followed
from generator.projections.deadlines import DeadlineHistory, things_ending
from generator.projections.desks import Desk, by_desk
from generator.projections.diary import dated, entered, fallen, happened, revised, taken, told, within
from generator.projections.ladder import Rung
from generator.projections.memoize import memoize
from generator.projections.passed_dates import Passed, next_dates, passed_dates, pending_dates

_ONE_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Addition:
    """Events of the days of a briefing that entered the record on ``day``, after it was made."""

    day: dt.date
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """An event that a briefing told, as it was ``told``: on ``day`` its own day was corrected, or it was withdrawn.

    ``now`` is the event as it is.
    """

    told: Event
    now: Event
    day: dt.date


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is told of the days from ``first`` to ``last``.

    ``events`` happened in them, by desk; ``added`` ones were entered after the briefing was made, and ``departed`` ones
    are no longer of these days. Both tell of a briefing that is over. ``entered`` are events of earlier days that
    entered the record, ``changes`` what was revised, ``steps`` what took effect as an earlier event had said,
    ``passed`` the dates that fell, ``ahead`` those that lay ahead.
    """

    first: dt.date
    last: dt.date
    # False while its days are not over.
    is_over: bool
    # The day on which the record was begun. If that came later, ``compiled`` is the day of the first entry here.
    begun: dt.date | None
    compiled: dt.date | None
    followed: Followed
    events: tuple[Desk, ...]
    added: tuple[Addition, ...]
    departed: tuple[Departure, ...]
    entered: tuple[Event, ...]
    changes: tuple[tuple[Event, Revision], ...]
    steps: tuple[tuple[Measure | Agreement, Rung], ...]
    passed: tuple[Passed, ...]
    ahead: tuple[DeadlineHistory, ...]

    @property
    def count(self) -> int:
        """The number of events that happened in these days."""
        return sum(len(desk.events) for desk in self.events) + sum(len(late.events) for late in self.added)

    @property
    def has_news(self) -> bool:
        """True if it tells of anything but the dates ahead."""
        return bool(self.count or self.departed or self.entered or self.changes or self.steps or self.passed)

    @property
    def is_late(self) -> bool:
        """True if its days were over before the record was begun, so that it was compiled later."""
        return self.begun is not None and self.last < self.begun


def monday(day: dt.date) -> dt.date:
    """Return the first day of the ISO week of ``day``."""
    return day - dt.timedelta(days=day.weekday())


def week_id(day: dt.date) -> str:
    """Return the ISO week of ``day``: ``2026-W39``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


@memoize
def weeks(library: Library) -> list[Briefing]:
    """Return the briefing of each week, the latest first: those that tell of anything, and all since news is followed.

    The first is that of the first event or of the first day that was followed, the last the present one, as far as it
    has come.
    """
    present = monday(library.as_of)
    follow = first_followed(library) or library.as_of
    begin = monday(min([follow, *(event.known_from for event in library.active_events[:1])]))
    days = {
        monday(day)
        for rows in (told(library), entered(library), revised(library), taken(library), fallen(library))
        for day in rows
        if begin <= day <= library.as_of
    }
    day = monday(follow)
    while day <= present:
        days.add(day)
        day += _WEEK
    found = [briefing(library, day, min(day + 6 * _ONE_DAY, library.as_of)) for day in sorted(days | {present})]
    return [each for each in reversed(found) if each.has_news or each.followed.is_known or not each.is_over]


def briefing(library: Library, first: dt.date, last: dt.date) -> Briefing:
    """Return what is told of the days from ``first`` to ``last``, which is at most the library's day.

    If ``last`` is the library's day, they are not over.
    """
    is_over = last < library.as_of
    begun = _begun(library)
    is_late = begun is not None and last < begun
    then = library.edition(last, as_held=not is_late) if is_over else library
    now = within(happened(library), first, last)
    compiled = min((event.recorded for event in now if event.recorded), default=None) if is_late else None
    held = (library if is_late else then).events_by_id
    made = compiled or last
    known = [held[event.id] for event in now if not is_over or _is_told(event, held, first, made)]
    ids = {event.id for event in known}
    pending = pending_dates(then, first)
    passed = tuple(passed_dates(library, pending, first, last))
    return Briefing(
        first=first,
        last=last,
        is_over=is_over,
        begun=begun,
        compiled=compiled,
        followed=followed(library, first, last),
        events=by_desk(library, known),
        added=tuple(_added(event for event in now if event.id not in ids)),
        departed=tuple(_departed(library, then, first, last)) if is_over and not is_late else (),
        entered=tuple(event for event in within(entered(library), first, last) if event.known_from < first),
        changes=tuple(within(revised(library), first, last)),
        steps=tuple(_steps(library, first, last, None if is_late else last, passed)),
        passed=passed,
        ahead=tuple(next_dates(pending, last)),
    )


def _is_told(event: Event, held: dict[str, Event], first: dt.date, made: dt.date) -> bool:
    """Tell whether a briefing ``made`` on that day told ``event``: the record held it, as an event of these days."""
    return (event.recorded or event.known_from) <= made and event.id in held and held[event.id].known_from >= first


def _added(events: Iterable[Event]) -> Iterator[Addition]:
    """Yield ``events`` by the day on which they entered the record, or were given the day that they have."""
    found: dict[dt.date, list[Event]] = {}
    for event in events:
        day = max([event.recorded or event.known_from, *(each.date for each in dated(event))])
        found.setdefault(day, []).append(event)
    return (Addition(day, tuple(found[day])) for day in sorted(found))


def _departed(library: Library, then: Library, first: dt.date, last: dt.date) -> Iterator[Departure]:
    """Yield the events of these days, as the record held them ``then``, that are of other days now, or withdrawn."""
    for event in then.active_events:
        now = library.events_by_id.get(event.id)
        if event.known_from < first or now is None:
            continue
        if now.withdrawn:
            yield Departure(event, now, now.withdrawn.date)
        elif not first <= now.known_from <= last:
            yield Departure(event, now, max((each.date for each in dated(now)), default=last))


def _steps(
    library: Library, first: dt.date, last: dt.date, held: dt.date | None, passed: Iterable[Passed]
) -> Iterator[tuple[Measure | Agreement, Rung]]:
    """Yield the steps that took effect in these days as an event of earlier days had said, ``held`` by that day.

    Those that settle one of the dates that ``passed`` are told there.
    """
    settled = {(each.history.settled.event.id, each.history.settled.day) for each in passed if each.history.settled}
    ended = {thing.id for each in passed for thing in things_ending(library).get(each.history.deadline.id, [])}
    for thing, rung in within(taken(library), first, last):
        recorded = rung.event.recorded
        is_known = held is None or recorded is None or recorded <= held
        is_told = (rung.event.id, rung.day) in settled or (rung.by_terms and thing.id in ended)
        if rung.event.known_from < first and is_known and not is_told:
            yield thing, rung


@memoize
def _begun(library: Library) -> dt.date | None:
    """Return the day on which the first entry was recorded."""
    return min((event.recorded for event in library.events if event.recorded), default=None)
