"""Feeds as independent readers see them: what is new arrives as unread, and nothing arrives twice."""

import datetime as dt
import re
import string
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.feed_atom import FIRST_DAY, MOST, feed, files
from generator.model import Event, Library, Revision
from generator.projections.news import news
from generator.projections.subjects import ALL_NEWS, BRIEFINGS, CORRECTIONS
from generator.site.fingerprint import Fingerprints
from tests.feeds import Subscriber, drawn, feeds
from tests.projects import URL
from tests.records import with_moves

# What the loader lets through: no control characters.
TYPED = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters=string.punctuation), min_size=1, max_size=60
)
ATOM = "{http://www.w3.org/2005/Atom}"
CHINA, NORWAY = "countries/cn/feed.xml", "countries/no/feed.xml"


def parsed(text: str) -> Any:
    found: Any = feedparser.parse(text.encode())
    assert not found.bozo, found.bozo_exception
    return found


def titles(text: str) -> list[str]:
    return [entry.title for entry in parsed(text).entries]


def dated(library: Library, day: str = "2025-05-01") -> Library:
    """Return the record with every event recorded on ``day``, up to the end of May."""
    recorded = dt.date.fromisoformat(day)
    events = tuple(replace(event, recorded=max(recorded, event.date)) for event in library.events)
    return replace(library, events=events, as_of=dt.date(2025, 5, 31))


def changed(library: Library, number: int = 0, **parts: object) -> Library:
    """Return the record with parts of one event changed."""
    events = list(library.events)
    events[number] = replace(events[number], **parts)  # type: ignore[arg-type]
    return replace(library, events=tuple(events))


def corrected(library: Library, *reasons: str) -> Library:
    revisions = tuple(Revision(dt.date(2025, 5, 9), "correction", reason, "/title", "Old", "New") for reason in reasons)
    return changed(library, revisions=revisions)


def test_every_feed_of_the_record_is_sound_and_readable(library: Library) -> None:
    found = feeds(library)
    assert {ALL_NEWS, CORRECTIONS, CHINA, "topics/tariffs/feed.xml", "pairs/us-cn/feed.xml"} < found.keys()
    ids = set()
    for path, text in found.items():
        read = parsed(text)
        assert 0 <= len(read.entries) <= MOST
        assert read.feed.language == "en"
        assert read.feed.author == "Trade talks briefing"
        assert "The news was followed to " in read.feed.subtitle
        assert {link.href for link in read.feed.links if link.rel == "self"} == {f"{URL}{path}"}
        assert read.feed.updated == max((e.updated for e in read.entries), default=f"{FIRST_DAY}T00:00:00Z")
        assert len({entry.id for entry in read.entries}) == len(read.entries)
        days = [entry.published for entry in read.entries]
        assert days == sorted(days, reverse=True)
        ids.add(read.feed.id)
        for entry in read.entries:
            (content,) = entry.content
            assert content.type == "text/html"
            assert "In this feed because" in content.value
            assert "Sources:" in content.value or path == BRIEFINGS
            assert not re.search(r'href="(?!https?://)', content.value)
    assert len(ids) == len(found)


def test_an_entry_is_published_on_the_day_on_which_it_was_recorded(small_library: Library) -> None:
    (entry,) = [e for e in parsed(feeds(dated(small_library))[ALL_NEWS]).entries if "10% duty" in e.title]
    assert (entry.published, entry.updated) == ("2025-05-01T00:00:00Z", "2025-05-01T00:00:00Z")


def test_a_correction_arrives_as_unread_with_what_was_wrong(small_library: Library, tmp_path: Path) -> None:
    library = dated(small_library)
    for number, path in enumerate((ALL_NEWS, NORWAY, CORRECTIONS, "topics/tariffs/feed.xml")):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        subscriber = Subscriber(folder, path, library)
        assert subscriber.unread(library) == []
        wrong = corrected(library, "The duty was misstated.")
        assert subscriber.unread(wrong) == ["Correction: US sets a 10% duty on Norwegian goods"]
        assert subscriber.unread(corrected(library, "The duty was misstated.", "And its day.")) == [
            "Correction: US sets a 10% duty on Norwegian goods",
            "Correction: US sets a 10% duty on Norwegian goods",
        ]
    entry = next(e for e in parsed(feeds(wrong)[NORWAY]).entries if e.title.startswith("Correction"))
    assert "The duty was misstated. (title: Old, now New)" in entry.content[0].value
    assert "In this feed because it names Norway." in entry.content[0].value


def test_a_change_of_sources_alone_is_no_news(small_library: Library) -> None:
    library = dated(small_library)
    revision = Revision(dt.date(2025, 5, 9), "source", "A second source.")
    assert titles(feeds(changed(library, revisions=(revision,)))[ALL_NEWS]) == titles(feeds(library)[ALL_NEWS])


def test_a_moved_date_arrives_as_unread_with_both_days(small_library: Library, tmp_path: Path) -> None:
    before = with_moves(small_library, ("2025-03-03", "2025-06-01"))
    after = with_moves(small_library, ("2025-03-03", "2025-06-01"), ("2025-05-20", "2025-08-01"))
    assert len(Subscriber(tmp_path, NORWAY, before).unread(after)) == 1
    content = parsed(feeds(after)[NORWAY]).entries[0].content[0].value
    assert "Date moved from 1 Jun 2025 to 1 Aug 2025" in content


def test_a_date_that_passes_arrives_as_unread_though_nobody_wrote_it(small_library: Library, tmp_path: Path) -> None:
    library = dated(small_library)
    subscriber = Subscriber(tmp_path, NORWAY, replace(library, as_of=dt.date(2025, 6, 1)))
    passed = "Date passed: End of the salmon truce (outcome not recorded)"
    assert subscriber.unread(replace(library, as_of=dt.date(2025, 6, 2))) == [passed]
    assert subscriber.unread(replace(library, as_of=dt.date(2025, 6, 9))) == [passed]
    entry = parsed(feeds(replace(library, as_of=dt.date(2025, 6, 9)))[NORWAY]).entries[0]
    assert (entry.title, entry.published) == (passed, "2025-06-02T00:00:00Z")
    assert "In this feed because the date concerns Norway." in entry.content[0].value


def test_a_date_that_had_passed_when_it_was_recorded_is_no_news_of_its_own(small_library: Library) -> None:
    library = dated(small_library, "2025-07-01")
    assert not [
        title for title in titles(feeds(replace(library, as_of=dt.date(2025, 7, 2)))[ALL_NEWS]) if "passed" in title
    ]


def test_a_withdrawal_arrives_as_unread_and_the_entry_says_so(small_library: Library, tmp_path: Path) -> None:
    library = dated(small_library)
    gone = changed(library, withdrawn=Revision(dt.date(2025, 5, 10), "withdrawn", "It was a hoax."))
    assert Subscriber(tmp_path, NORWAY, library).unread(gone) == ["Withdrawn: US sets a 10% duty on Norwegian goods"]
    entries = parsed(feeds(gone)[NORWAY]).entries
    assert all("It was a hoax." in e.content[0].value for e in entries if "10% duty" in e.title)
    alone = replace(gone, events=gone.events[:1])
    assert titles(feeds(alone)[CORRECTIONS]) == ["Withdrawn: US sets a 10% duty on Norwegian goods"]


def test_a_weekly_briefing_arrives_as_unread_when_its_week_is_over(small_library: Library, tmp_path: Path) -> None:
    # The second event is of Wednesday, 2 April 2025.
    library = replace(small_library, as_of=dt.date(2025, 4, 6))
    subscriber = Subscriber(tmp_path, BRIEFINGS, library)
    assert subscriber.unread(replace(library, as_of=dt.date(2025, 4, 7))) == ["Week 14 of 2025: 1 event"]
    (entry, *_) = parsed(feeds(replace(library, as_of=dt.date(2025, 4, 8)))[BRIEFINGS]).entries
    assert (entry.published, entry.link) == ("2025-04-07T00:00:00Z", f"{URL}briefings/2025-W14/")
    assert "Norway disputes the reason given for the duty" in entry.content[0].value


def test_a_move_of_the_site_announces_nothing(small_library: Library, tmp_path: Path) -> None:
    library = corrected(dated(small_library), "A slip.")
    assert Subscriber(tmp_path, ALL_NEWS, library).unread(library, "https://new.example.net/") == []


def test_an_event_with_another_id_is_not_announced_again(small_library: Library, tmp_path: Path) -> None:
    library = corrected(dated(small_library), "A slip.")
    moved = tuple(replace(event, id=f"{event.id}-now", moved_from=(event.id,)) for event in library.events)
    assert Subscriber(tmp_path, ALL_NEWS, library).unread(replace(library, events=moved)) == []


def test_an_edit_of_one_event_rewrites_no_other_country(small_library: Library) -> None:
    def keys(library: Library) -> dict[str, str]:
        prints = Fingerprints()
        return {output.path: prints.of(output.inputs) for output in files(library, URL)}

    # Only the second event is of fisheries, and a third country has neither.
    norway = small_library.countries["NO"]
    other = replace(norway, code="IS", name="Iceland", short="Iceland")
    library = replace(dated(small_library), countries=small_library.countries | {"IS": other})
    edited = changed(library, summary="Another summary of the same thing.")
    before, after = keys(library), keys(edited)
    rewritten = {path for path, key in before.items() if key != after[path]}
    assert rewritten == {ALL_NEWS, NORWAY, "countries/us/feed.xml", "topics/tariffs/feed.xml", "pairs/no-us/feed.xml"}


def test_an_empty_record_has_feeds_that_say_nothing_is_there_yet() -> None:
    found = feeds(Library(dt.date(2026, 1, 1)))
    assert set(found) == {ALL_NEWS, CORRECTIONS, BRIEFINGS}
    assert all(parsed(text).entries == [] for text in found.values())


def test_a_feed_has_fifty_entries_at_most(small_library: Library) -> None:
    (event, *_) = dated(small_library).events
    many = tuple(replace(event, id=f"{event.id}-{number}") for number in range(60))
    assert len(parsed(feeds(replace(small_library, events=many))[ALL_NEWS]).entries) == MOST


@pytest.fixture(scope="module")
def one_event(library: Library) -> Event:
    return library.events[0]


@given(TYPED, TYPED)
def test_whatever_is_typed_is_read_as_those_characters(one_event: Event, title: str, name: str) -> None:
    event = replace(one_event, title=title, deadlines=())
    (entry, *_) = news(Library(dt.date(2999, 1, 1), (event,)))
    head = replace(files(Library(dt.date(2026, 1, 1)), URL).__next__().inputs[0], title=name, why=name)
    # A strict reader: feedparser mends what it takes for a wrong encoding.
    root = ET.fromstring(drawn(feed(head, (entry,), URL)))  # noqa: S314 - our own file
    assert root.findtext(f"{ATOM}title") == name
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == title
    content = html5lib.parseFragment(root.findtext(f"{ATOM}entry/{ATOM}content"), namespaceHTMLElements=False)
    assert f"In this feed because {name}." in "".join(content.itertext())
    assert {element.tag for element in content.iter()} <= {"DOCUMENT_FRAGMENT", "p", "ul", "li", "a", "strong", "em"}
