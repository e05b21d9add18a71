"""The data of the as-of page: what stood when, in the words of the site. The browser only looks days up.

Each thing has rows of (first day, what stood from that day on), oldest first. The format is private to the page and may
change. ``briefing state --as-of DAY`` says the same of each day.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from generator.exports.json_text import json_bytes
from generator.exports.rows import Row, pieces, rows
from generator.model import Agreement, Country, Deadline, Event, Library, Measure
from generator.output import Output
from generator.projections.days import deadline_days, thing_days
from generator.projections.deadlines import deadline_history
from generator.projections.pairs import HORIZON, fold, next_date, own_deadlines, own_events
from generator.projections.standing import ladder_of, status_of
from generator.projections.state_of_play import hub_and_partners, latest_agreement
from generator.wording.date import date_evidence
from generator.wording.names import name_before
from generator.wording.status import status_words
from generator.wording.words import plain

PATH = "as-of/log.json"


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield the file that the as-of page reads beside that of the rates."""
    parts = {name: getattr(library, name) for name in ("countries", "deadlines", "measures", "agreements")}
    yield Output(PATH, as_of_json, (library.as_of, library.active_events, parts))


def as_of_json(as_of: dt.date, events: tuple[Event, ...], parts: dict[str, Any]) -> bytes:
    """Return the file: the ``events``, and for each partner, agreement, measure and date of ``parts`` its rows."""
    library = Library(as_of, events, **parts)
    hub, partners = hub_and_partners(library)
    numbers = {event.id: number for number, event in enumerate(library.active_events)}
    named = {country.code: country for event in library.active_events for country in event.countries}
    return json_bytes(
        {
            "as_of": library.as_of.isoformat(),
            "hub": hub.code if hub else None,
            "partners": [partner.code for partner in partners],
            "members": [p.code for p in partners if (union := fold(library, p)) != p and union in partners],
            "countries": {code: [c.name, c.short, c.adjective] for code, c in named.items()},
            "events": [_event(event) for event in library.active_events],
            "states": {partner.code: _state(library, partner, hub, numbers) for partner in partners} if hub else {},
            "agreements": [_agreement(library, a) for a in library.agreements.values()],
            "named": _names(library),
            "measures": [_measure(library, m, hub) for m in library.measures.values()],
            "deadlines": [_deadline(library, d) for d in library.deadlines.values()],
        }
    )


def _event(event: Event) -> Row:
    """Return an event's row: id, the day from which it is known, day, precision, title, countries, kind, recorded."""
    recorded = event.recorded.isoformat() if event.recorded else None
    return [
        event.id, event.known_from.isoformat(), event.date.isoformat(), event.precision, event.title,
        [country.code for country in event.countries], event.kind, recorded,
    ]  # fmt: skip


def _state(library: Library, partner: Country, hub: Country, numbers: dict[str, int]) -> dict[str, object]:
    """Return the rows of a partner: number of its agreement, next date, last event."""
    last = library.as_of
    ids = {agreement.id: number for number, agreement in enumerate(library.agreements.values())}
    dates = {deadline.id: number for number, deadline in enumerate(library.deadlines.values())}
    moves = [
        day for a in library.agreements.values() if {partner, hub} <= set(a.parties) for day in thing_days(library, a)
    ]

    def agreement(day: dt.date) -> object:
        found = latest_agreement(library.at(day), partner, hub)
        return ids[found.id] if found else None

    def upcoming(day: dt.date) -> object:
        found = next_date(library.at(day), partner, hub)
        return dates[found.deadline.id] if found else None

    own = own_events(library, partner.code, hub.code)

    def last_event(day: dt.date) -> object:
        return next(numbers[event.id] for event in reversed(own) if event.known_from <= day)

    return {
        "agreement": rows(moves, last, agreement),
        "next": rows(_date_days(library, partner, hub), last, upcoming),
        "last": rows((event.known_from for event in own), last, last_event),
    }


def _date_days(library: Library, one: Country, two: Country) -> Iterator[dt.date]:
    """Yield the days on which the next date of two countries may be another."""
    for deadline in own_deadlines(library, one, two):
        days = list(deadline_days(library, deadline))
        yield from days
        yield from (day - HORIZON for day in days)
        yield from (day - HORIZON - dt.timedelta(days=1) for day in days)


def _agreement(library: Library, agreement: Agreement) -> Row:
    """Return id, title, parties and status rows."""
    return [agreement.id, agreement.title, [party.code for party in agreement.parties], _statuses(library, agreement)]


def _names(library: Library) -> dict[str, list[str]]:
    """Return, by the ids of agreements that were named later, the day of that and the neutral name before."""
    found = {a.id: name_before(library, a) for a in library.agreements.values()}
    return {key: [before[0].isoformat(), before[1]] for key, before in found.items() if before}


def _measure(library: Library, measure: Measure, hub: Country | None) -> Row:
    """Return id, title, countries (None: all partners of the hub) and status rows."""
    concerned = [measure.by.code, *(partner.code for partner in measure.partners)]
    countries = concerned if measure.partners or measure.by != hub else None
    return [measure.id, measure.title, countries, _statuses(library, measure)]


def _statuses(library: Library, thing: Agreement | Measure) -> list[Row]:
    def status(day: dt.date) -> object:
        then = library.at(day)
        found = status_of(then, thing)
        if found.main is None:
            return None
        moved = ladder_of(then, thing).last_change
        return [pieces(status_words(found)), found.main.rung.event.id, moved.isoformat()]

    return rows(thing_days(library, thing), library.as_of, status)


def _deadline(library: Library, deadline: Deadline) -> Row:
    """Return id, title, countries, and rows while it lies ahead: due, precision, expected, evidence, last day."""

    def date(day: dt.date) -> object:
        found = deadline_history(library.at(day), deadline.id)
        if found is None or not found.is_open:
            return None
        due, last = (day.isoformat() if day else None for day in (found.due, found.last_due_day))
        row = [due, found.precision, int(found.is_expectation), plain(date_evidence(found))]
        return row if last == due else [*row, last]

    countries = [country.code for country in deadline.countries]
    return [deadline.id, deadline.title, countries, rows(deadline_days(library, deadline), library.as_of, date)]
