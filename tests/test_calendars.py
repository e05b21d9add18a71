"""Calendars as two independent readers see them: one entry for each date, which moves with it and is never doubled."""

import datetime as dt
import string
from dataclasses import replace
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event as IcalEvent

from generator.exports.calendar_ics import Head, calendar_ics, files
from generator.model import Deadline, DeadlineStep, Event, Library, Revision
from generator.projections.calendar_entry import CalendarEntry, calendar_entries
from generator.projections.subjects import ALL_DATES, HEARINGS
from tests.projects import URL, content
from tests.records import with_moves

TYPED = st.text(
    alphabet=string.punctuation + string.ascii_letters + " 09éü中\N{EURO SIGN}\N{BULLET}", min_size=1, max_size=200
)


def read(calendar: bytes) -> Any:
    (found,) = icalendar.Calendar.from_ical(calendar, multiple=True)
    return found


def calendars(library: Library) -> dict[str, bytes]:
    return {output.path: content(output) for output in files(library, URL)}


def entries(calendar: bytes) -> dict[str, IcalEvent]:
    """Return the entries by UID as the second reader sees them, once the first has read the same."""
    found = {each.uid or "": each for each in IcsCalendarStream.calendar_from_ics(calendar.decode()).events}
    other = {f"{each['UID']}": each for each in read(calendar).walk("VEVENT")}
    assert found.keys() == other.keys()
    for key, each in found.items():
        assert each.summary == other[key]["SUMMARY"]
        assert each.description == other[key]["DESCRIPTION"]
        assert each.dtstart == other[key]["DTSTART"].dt
        assert each.sequence == other[key]["SEQUENCE"]
    return found


def only(library: Library) -> IcalEvent:
    (entry,) = entries(calendars(library)[ALL_DATES]).values()
    return entry


def test_every_calendar_of_the_record_reads_the_same_in_two_readers(library: Library) -> None:
    found = calendars(library)
    by_uid: dict[str, str] = {}
    for calendar in found.values():
        assert b"BEGIN:VALARM" not in calendar
        assert b"METHOD" not in calendar
        assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
        for uid, entry in entries(calendar).items():
            # The same entry is the same in every calendar.
            assert by_uid.setdefault(uid, entry.model_dump_json()) == entry.model_dump_json()
    assert {"calendars/countries/cn.ics", "calendars/topics/tariffs.ics", "calendars/pairs/us-cn.ics"} < found.keys()
    assert 0 < len(entries(found[HEARINGS])) < len(entries(found[ALL_DATES]))


def test_a_calendar_says_its_name_how_far_the_news_was_followed_and_when_to_ask_again(library: Library) -> None:
    calendar = read(calendars(library)["calendars/pairs/us-cn.ics"])
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Trade talks: US and China"
    assert "The news was followed to " in calendar["X-WR-CALDESC"]
    assert calendar["X-PUBLISHED-TTL"] == calendar["REFRESH-INTERVAL"].to_ical().decode() == "PT12H"
    assert calendar["SOURCE"] == f"{URL}calendars/pairs/us-cn.ics"


def test_a_client_sees_a_moved_date_as_the_same_entry_on_the_new_day(small_library: Library) -> None:
    before = only(with_moves(small_library, ("2025-03-03", "2025-06-01")))
    after = only(with_moves(small_library, ("2025-03-03", "2025-06-01"), ("2025-05-20", "2025-08-01")))
    assert after.uid == before.uid == "deadline-salmon-truce@trade-talks-briefing.example.org"
    assert (before.dtstart, before.dtend) == (dt.date(2025, 6, 1), dt.date(2025, 6, 2))
    assert (after.dtstart, after.dtend) == (dt.date(2025, 8, 1), dt.date(2025, 8, 2))
    assert (after.sequence or 0) > (before.sequence or 0)
    assert after.last_modified
    assert before.last_modified
    assert after.last_modified > before.last_modified
    assert "First given as 1 Jun 2025; moved once, 61 days later in all." in (after.description or "")
    stored = {each.uid: each for each in (before, after)}
    assert list(stored.values()) == [after]


def test_a_date_with_another_id_stays_the_same_entry(small_library: Library) -> None:
    library = with_moves(small_library, ("2025-03-03", "2025-06-01"))
    (event,) = library.events
    (step,) = event.deadlines
    deadline = replace(step.deadline, id="salmon-date", moved_from=("salmon-truce",))
    renamed = replace(event, deadlines=(replace(step, deadline=deadline),))
    now = replace(library, events=(renamed,), deadlines={deadline.id: deadline})
    assert only(now).uid == only(library).uid


def corrected(library: Library) -> Library:
    """Return the record with its one date corrected by a day."""
    event = library.events[0]
    (step,) = event.deadlines
    revision = Revision(dt.date(2025, 5, 9), "correction", "A slip.", "/deadlines/0/due", "2025-06-01", "2025-06-02")
    fixed = replace(event, deadlines=(replace(step, due=dt.date(2025, 6, 2)),), revisions=(revision,))
    return replace(library, events=(fixed, *library.events[1:]))


def test_a_corrected_date_replaces_the_wrong_one(small_library: Library) -> None:
    library = replace(small_library, as_of=dt.date(2025, 5, 15))
    before, after = only(library), only(corrected(library))
    assert after.uid == before.uid
    assert after.dtstart == dt.date(2025, 6, 2)
    assert (after.sequence or 0) > (before.sequence or 0)
    assert after.last_modified == dt.datetime(2025, 5, 9, tzinfo=dt.UTC)


def withdrawn(library: Library, number: int = 0) -> Library:
    """Return the record with an event withdrawn."""
    gone = Revision(dt.date(2025, 5, 10), "withdrawn", "It was a hoax.")
    events = [
        replace(event, withdrawn=gone) if position == number else event for position, event in enumerate(library.events)
    ]
    return replace(library, events=tuple(events))


def test_a_date_that_only_withdrawn_events_name_is_cancelled(small_library: Library) -> None:
    after = only(withdrawn(small_library))
    assert (after.status, after.dtstart) == ("CANCELLED", dt.date(2025, 6, 1))
    assert "Withdrawn on 10 May 2025: It was a hoax." in (after.description or "")
    alone = replace(small_library, events=withdrawn(small_library).events[:1])
    assert only(alone).status == "CANCELLED"


def test_when_a_move_is_withdrawn_the_old_date_comes_back_under_a_higher_number(small_library: Library) -> None:
    moved = with_moves(small_library, ("2025-03-03", "2025-06-01"), ("2025-05-20", "2025-08-01"))
    back = only(withdrawn(moved, 1))
    assert back.dtstart == dt.date(2025, 6, 1)
    assert (back.sequence or 0) > (only(moved).sequence or 0)


def step(library: Library, **parts: object) -> Library:
    """Return the record with its one date given otherwise."""
    event = library.events[0]
    (old,) = event.deadlines
    return replace(library, events=(replace(event, deadlines=(replace(old, **parts),)), *library.events[1:]))  # type: ignore[arg-type]


def test_a_time_of_day_is_in_utc_with_the_local_time_in_the_text(small_library: Library) -> None:
    entry = only(step(small_library, time="00:01", timezone="America/New_York"))
    assert entry.dtstart == dt.datetime(2025, 6, 1, 4, 1, tzinfo=dt.UTC)
    assert "1 June 2025, 00:01 America/New_York" in (entry.description or "")
    calendar = calendars(step(small_library, time="00:01", timezone="America/New_York"))[ALL_DATES]
    assert b"DTSTART:20250601T040100Z\r\n" in calendar
    assert b"DTEND" not in calendar
    assert b"VTIMEZONE" not in calendar


def test_what_is_known_to_the_month_alone_is_in_no_calendar(small_library: Library) -> None:
    assert entries(calendars(step(small_library, precision="month"))[ALL_DATES]) == {}


@pytest.mark.parametrize(
    ("kind", "end", "day", "status"),
    [
        ("set", "", "", "CONFIRMED"),
        ("expected", "", "", "TENTATIVE"),
        ("scheduled", "", "", "TENTATIVE"),
        ("expected", "met", "2025-06-01", "CONFIRMED"),
        ("set", "lapsed", "2025-06-02", "CONFIRMED"),
        ("set", "superseded", "2025-05-20", "CANCELLED"),
        ("set", "superseded", "2025-06-01", "CONFIRMED"),
    ],
)
def test_only_what_was_superseded_before_its_day_is_cancelled(
    small_library: Library, kind: str, end: str, day: str, status: str
) -> None:
    library = replace(step(small_library, kind=kind), as_of=dt.date(2025, 5, 1))
    if end:
        first = library.events[0]
        last = replace(first.deadlines[0], kind=end, due=None)
        event = replace(first, id=f"{day}-end", date=dt.date.fromisoformat(day), deadlines=(last,))
        library = replace(library, events=(*library.events, event), as_of=event.date)
    entry = only(library)
    assert entry.status == status
    assert (f"({end})" in (entry.summary or "")) == bool(end)


def test_what_was_expected_and_is_set_since_is_no_longer_tentative(small_library: Library) -> None:
    library = step(small_library, kind="expected")
    first = library.events[0]
    decree = replace(
        first, id="2025-05-20-decree", date=dt.date(2025, 5, 20), deadlines=(replace(first.deadlines[0], kind="set"),)
    )
    entry = only(replace(library, events=(*library.events, decree), as_of=decree.date))
    assert (entry.status, entry.summary) == ("CONFIRMED", "End of the salmon truce")


def test_a_day_that_passes_changes_no_calendar_but_those_of_a_date_that_falls(small_library: Library) -> None:
    days = [calendars(replace(small_library, as_of=dt.date(2025, 6, day)))[ALL_DATES] for day in (1, 2, 3)]
    assert days[0] != days[1]  # it is not recorded what happened
    assert days[1] == days[2]
    passed = entries(days[1]).popitem()[1]
    assert passed.summary == "End of the salmon truce (outcome not recorded)"
    assert passed.last_modified == dt.datetime(2025, 6, 2, tzinfo=dt.UTC)


def test_dates_stay_for_more_than_400_days_and_leave_with_their_year(small_library: Library) -> None:
    assert calendar_entries(replace(small_library, as_of=dt.date(2027, 2, 4)))
    assert not calendar_entries(replace(small_library, as_of=dt.date(2027, 2, 5)))


def test_an_empty_record_has_calendars_that_readers_accept() -> None:
    found = calendars(Library(dt.date(2026, 1, 1)))
    assert set(found) == {ALL_DATES, HEARINGS}
    assert all(entries(calendar) == {} for calendar in found.values())


def entry_with(library: Library, text: str, address: str) -> CalendarEntry:
    event: Event = library.events[0]
    deadline: Deadline = replace(event.deadlines[0].deadline, title=text, about=text)
    given: DeadlineStep = replace(event.deadlines[0], deadline=deadline)
    source = replace(event.sources[0], title=text, url=address)
    citation = replace(event.citations[0], source=source)
    changed = replace(event, deadlines=(given,), citations=(citation,))
    (found,) = calendar_entries(replace(library, events=(changed,), deadlines={deadline.id: deadline})).values()
    return found


@given(TYPED, TYPED)
def test_whatever_is_typed_is_read_as_those_characters(text: str, name: str) -> None:
    library = SMALL[0]
    address = "https://example.org/a;b,c%22"
    calendar = calendar_ics(Head(ALL_DATES, library.masthead, name, name, URL), [entry_with(library, text, address)])
    found = read(calendar)
    assert found["DESCRIPTION"] == name
    # This reader leaves text as it stands in the file where it does not know the property.
    assert found["NAME"] == found["X-WR-CALNAME"] == icalendar.vText(name).to_ical().decode()
    (entry,) = found.walk("VEVENT")
    assert entry["SUMMARY"] == f"{text} (outcome not recorded)"
    assert f": {text} {address}" in entry["DESCRIPTION"]
    assert len(found.walk()) == len(("VCALENDAR", "VEVENT"))
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))


SMALL: list[Library] = []


@pytest.fixture(autouse=True)
def _small(small_library: Library) -> None:
    """Keep the small record where a property can reach it."""
    SMALL[:] = [small_library]
