"""Calendars to subscribe to (RFC 5545, RFC 7986): all dates, hearings, and those of each country, topic and pair.

A time of day is given in UTC, with the local time in the text, so that no client computes with time zones; a date
without one is a whole day. Nobody is reminded of anything.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Library, Masthead
from generator.output import Output
from generator.projections.calendar_entry import CalendarEntry, calendar_entries
from generator.projections.coverage import coverage
from generator.projections.subjects import ALL_DATES, HEARINGS, coverage_of, dates_of, subjects
from generator.wording.calendar import details, followed, heading, moment_of

if TYPE_CHECKING:
    from icalendar import Event, Timezone

# A hint on when to ask again; Google and Outlook decide by themselves.
_EVERY = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Head:
    """What a calendar says of itself: its path, whose it is, name and description, and the address of the site."""

    path: str
    masthead: Masthead
    name: str
    about: str
    site: str


def files(library: Library, site_url: str) -> Iterator[Output]:
    """Yield every calendar. One of a subject without dates is there too, since somebody may wait for the first."""
    entries = calendar_entries(library)
    reach = followed(coverage(library))
    own = library.masthead
    talks = own.talks[:1].upper() + own.talks[1:]
    about = f"All dates of the {own.talks}. {reach}"
    heads = {Head(ALL_DATES, own, f"{talks}: all dates", about, site_url): list(entries.values())}
    about = f"Hearings and comment periods. {reach}"
    hearings = Head(HEARINGS, own, f"{talks}: hearings and comments", about, site_url)
    heads[hearings] = [entry for entry in entries.values() if entry.deadline.kind]
    for subject in subjects(library):
        about = f"Dates of the {own.talks}: {subject.name}. {followed(coverage_of(library, subject))}"
        head = Head(subject.calendar, own, f"{talks}: {subject.name}", about, site_url)
        keys = {history.deadline.id for history in dates_of(library, subject)}
        heads[head] = [entry for key, entry in entries.items() if key in keys]
    for head, dates in heads.items():
        yield Output(head.path, calendar_ics, (head, dates))


def calendar_ics(head: Head, entries: Sequence[CalendarEntry]) -> bytes:
    """Return the calendar of ``entries``."""
    from icalendar import Calendar, vText  # noqa: PLC0415 - slow to load, and most builds make no calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{head.masthead.name}//Calendar//EN")
    # Google and Outlook know only the older names.
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(head.name))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, vText(head.about))
    calendar.add("source", f"{head.site}{head.path}", parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", _EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("PT12H"))
    for entry in entries:
        calendar.add_component(_event(entry, head))
    if not entries:
        calendar.add_component(_utc())
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(entry: CalendarEntry, head: Head) -> "Event":
    """Return the VEVENT of a date."""
    from icalendar import Event  # noqa: PLC0415 - as above

    page = f"{head.site}deadlines/{entry.deadline.id}/"
    event = Event()
    event.add("uid", f"deadline-{entry.deadline.first_id}@{head.masthead.id_domain}")
    event.add("sequence", entry.sequence)
    changed = dt.datetime.combine(entry.changed, dt.time(), dt.UTC)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    moment = moment_of(entry.step)
    if moment:
        event.add("dtstart", moment)
    else:
        event.add("dtstart", entry.due)
        event.add("dtend", entry.due + dt.timedelta(days=1))
    event.add("summary", heading(entry))
    event.add("description", details(entry, page))
    event.add("url", page)
    event.add("status", entry.status)
    event.add("transp", "TRANSPARENT")
    return event


def _utc() -> "Timezone":
    """Return the time zone UTC: a calendar must hold something (RFC 5545, 3.4), and this shows nothing."""
    from icalendar import Timezone, TimezoneStandard  # noqa: PLC0415 - as above

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", dt.datetime(1970, 1, 1))  # noqa: DTZ001 - local time of the zone, by the standard
    standard.add("tzoffsetfrom", dt.timedelta())
    standard.add("tzoffsetto", dt.timedelta())
    zone.add_component(standard)
    return zone
