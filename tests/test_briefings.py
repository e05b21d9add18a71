"""Briefings: each week tells what happened in it, once, as it was known; what came later stands apart."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace as replace_in
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Event, Library
from generator.pages.briefing import pages
from generator.pipeline import load_library
from generator.projections.week import Briefing, briefing, monday, week_id, weeks
from generator.rendering.renderer import Renderer
from generator.site.fingerprint import Fingerprints
from generator.wording.briefing import followed_words, headline_words, passed_words, span_words
from tests.edits import FIRST, SECOND, event, replace
from tests.projects import make_project
from tests.random_records import FIRST as FIRST_DAY
from tests.random_records import day, records, with_events

DAY = dt.timedelta(days=1)
# A record that was begun in the third week of March 2025.
BEGUN = "2025-03-18"


def told(week: Briefing) -> Iterator[str]:
    """Yield the ids of the events of the first part."""
    for desk in week.events:
        yield from (each.id for each in desk.events)
    for addition in week.added:
        yield from (each.id for each in addition.events)


def hold(library: Library) -> None:
    """Check what holds of all briefings of a record."""
    found = weeks(library)
    assert len({week.first for week in found}) == len(found)
    assert all(week.first.weekday() == 0 for week in found)
    assert found[0].first == monday(library.as_of)
    assert found[0].last == library.as_of
    active = {each.id: each for each in library.active_events}
    assert Counter(key for week in found for key in told(week)) == Counter(active.keys())
    for week in found:
        assert all(week.first <= active[key].known_from <= week.last for key in told(week))
        assert all(not each.last_due_day or each.last_due_day >= week.last + DAY * week.is_over for each in week.ahead)
        assert week.count == len(list(told(week)))


def test_every_event_of_the_record_is_told_in_one_week(library: Library) -> None:
    hold(library)


@given(records())
def test_every_event_of_any_record_is_told_in_one_week(library: Library) -> None:
    hold(library)


@given(records(), st.integers(0, 40), st.integers(1, 30))
def test_what_is_entered_late_stands_under_its_day_whatever_it_is(library: Library, begun: int, every: int) -> None:
    """Events are entered on few days, so that some weeks are over before the record is begun and others are not."""

    def late(each: Event) -> Event:
        wait = (begun - (each.date - FIRST_DAY).days) % every if (each.date - FIRST_DAY).days >= begun else 0
        return replace_in(each, recorded=max(each.date + wait * DAY, FIRST_DAY + begun * DAY))

    found = with_events(library, late)
    found = replace_in(found, as_of=day(120))
    hold(found)
    entries = {each.id: each.recorded or each.date for each in found.active_events}
    for week in weeks(found):
        made = week.compiled or week.last
        assert all(entries[e.id] <= made for desk in week.events for e in desk.events)
        assert all(entries[e.id] == late.day > made for late in week.added for e in late.events)
    told_later = [each.id for week in weeks(found) for each in week.entered]
    assert len(told_later) == len(set(told_later))
    assert set(told_later) == {e.id for e in found.active_events if monday(entries[e.id]) > monday(e.known_from)}


def test_every_revision_of_the_record_is_told_in_one_week() -> None:
    library = load_library(Path(), dt.date(2026, 12, 9)).library
    assert library
    rows = Counter((event.id, str(revision)) for event in library.events for revision in event.revisions)
    assert rows
    assert Counter((e.id, str(r)) for week in weeks(library) for e, r in week.changes) == rows
    entered = Counter(e.id for week in weeks(library) for e in week.entered)
    assert set(entered.values()) == {1}


def test_a_past_week_stays_as_it_is_while_days_pass() -> None:
    seen: dict[dt.date, str] = {}
    for as_of in (dt.date(2026, 11, 30), dt.date(2026, 12, 1), dt.date(2026, 12, 13)):
        library = load_library(Path(), as_of).library
        assert library
        for week in weeks(library):
            if week.is_over:
                mark = Fingerprints().of(week)
                assert seen.setdefault(week.first, mark) == mark, week.first


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a record that was begun after its first event and before its second."""
    root = make_project(tmp_path)
    for key, recorded in ((FIRST, BEGUN), (SECOND, "2025-04-03")):
        file = event(root, key)
        file.write_text(f"{file.read_text()}recorded: {recorded}\n")
    return root


def read(root: Path) -> Library:
    loaded = load_library(root, dt.date(2025, 7, 1))
    assert loaded.library, [str(problem) for problem in loaded.problems]
    return loaded.library


def week_of(root: Path, of: str) -> Briefing:
    first = monday(dt.date.fromisoformat(of))
    return briefing(read(root), first, first + 6 * DAY)


def revise(file: Path, field: str, old: str, new: str) -> None:
    """Correct a field of an event on 20 May 2025."""
    replace(file, f"{field}: {old}", f"{field}: {new}")
    change = (
        f"{{date: 2025-05-20, kind: correction, reason: It was wrong, field: /{field}, old: '{old}', new: '{new}'}}"
    )
    file.write_text(f"{file.read_text()}revisions:\n  - {change}\n")


def text_of(root: Path, day: str) -> str:
    """Return the page of a week as Markdown."""
    library = read(root)
    wanted = f"briefings/{week_id(dt.date.fromisoformat(day))}/index.html"
    output = next(each for each in pages(library) if each.path == wanted)
    renderer = Renderer({"site": "https://example.org/", "repo": "https://code.example.org"})
    return renderer.body(output.make(*output.inputs))


def test_a_week_before_the_record_was_begun_says_that_it_was_compiled_later(project: Path) -> None:
    week = week_of(project, "2025-03-03")
    assert week.is_late
    assert week.compiled == dt.date(2025, 3, 18)
    assert headline_words(week) == "1 event"
    text = text_of(project, "2025-03-03")
    assert "Compiled later, on 18 March 2025." in text
    assert "### [United States](../../countries/us/index.md){ .tt-country } { #happened-us }" in text


def test_a_day_of_data_entry_is_no_day_of_news(project: Path) -> None:
    week = week_of(project, "2025-03-18")
    assert week.count == 0
    assert [each.id for each in week.entered] == [FIRST]
    assert headline_words(week) == "nothing recorded"


def test_what_is_entered_after_a_week_stands_under_its_day(project: Path) -> None:
    replace(event(project, SECOND), "recorded: 2025-04-03", "recorded: 2025-05-20")
    week = week_of(project, "2025-04-02")
    assert not week.events
    assert [(each.day, [e.id for e in each.events]) for each in week.added] == [(dt.date(2025, 5, 20), [SECOND])]
    assert headline_words(week) == "1 event"
    page = text_of(project, "2025-04-02")
    assert "### Added on 20 May 2025" in page
    assert "All of it was added later." in page
    assert [each.id for each in week_of(project, "2025-05-20").entered] == [SECOND]


def test_what_was_printed_stays_when_a_title_is_corrected(project: Path) -> None:
    old = "Norway disputes the reason given for the duty"
    revise(event(project, SECOND), "title", old, "Norway denies the reason given for the duty")
    (desk,) = week_of(project, "2025-04-02").events
    assert desk.events[0].title == old
    week = week_of(project, "2025-05-20")
    assert [each.reason for _, each in week.changes] == ["It was wrong"]
    assert "It was wrong" in text_of(project, "2025-05-20")


def test_an_event_withdrawn_later_stays_in_its_week_and_says_so(project: Path) -> None:
    file = event(project, SECOND)
    file.write_text(f"{file.read_text()}withdrawn: {{date: 2025-06-02, reason: It was a mistake.}}\n")
    week = week_of(project, "2025-04-02")
    assert week.count == 0
    assert week.first in [each.first for each in weeks(read(project))]
    assert [each.told.id for each in week.departed] == [SECOND]
    assert "withdrawn on 2 Jun 2025" in text_of(project, "2025-04-02")
    assert [revision.kind for _, revision in week_of(project, "2025-06-02").changes] == ["withdrawn"]


def test_an_event_whose_day_was_corrected_is_told_in_the_week_of_its_day(project: Path) -> None:
    revise(event(project, SECOND), "date", "2025-04-02", "2025-04-09")
    assert dt.date(2025, 3, 31) in [each.first for each in weeks(read(project))]
    early, late = week_of(project, "2025-04-02"), week_of(project, "2025-04-09")
    assert (early.count, [each.told.id for each in early.departed]) == (0, [SECOND])
    assert [each.day for each in late.added] == [dt.date(2025, 5, 20)]


def test_what_comes_next_is_what_was_known(project: Path) -> None:
    text = event(project, SECOND).read_text()
    moved = "deadlines:\n  - {deadline: salmon-truce, kind: moved, due: 2025-06-15}\nfollows:"
    event(project, SECOND).write_text(text.replace("follows:", moved))
    before, after = week_of(project, "2025-03-24"), week_of(project, "2025-04-02")
    assert [each.due for each in before.ahead] == [dt.date(2025, 6, 1)]
    assert [each.due for each in after.ahead] == [dt.date(2025, 6, 15)]
    assert not week_of(project, "2025-05-26").passed
    assert [passed_words(each) for each in week_of(project, "2025-06-15").passed] == [
        "date passed; we have not recorded what happened"
    ]


def test_an_outcome_recorded_later_is_told_as_later(project: Path) -> None:
    text = event(project, SECOND).read_text().replace("2025-04-03", "2025-06-20").replace("on 2 April 2025", "that day")
    text = text.replace("date: 2025-04-02", "date: 2025-06-20").replace("checked: 2025-05-01", "checked: 2025-06-20")
    text = text.replace("follows:", "deadlines:\n  - {deadline: salmon-truce, kind: lapsed}\nfollows:")
    event(project, "2025-06-20-no-agreement").write_text(text.replace("title: Norway", "title: No deal; Norway"))
    (passed,) = week_of(project, "2025-06-01").passed
    assert passed_words(passed) == "no outcome recorded at the time; later: lapsed"


def test_a_quiet_week_says_how_far_it_was_followed(project: Path) -> None:
    (project / "data" / "desks.yml").write_text(
        "- {desk: all, from: 2025-03-03, to: 2025-04-24, by: the maintainers, outcome: entered, recorded: 2025-04-24}\n"
    )
    quiet, half, dark = (week_of(project, day) for day in ("2025-04-14", "2025-04-21", "2025-05-05"))
    assert followed_words(quiet.followed, is_quiet=True) == "Followed to 20 April 2025: nothing recorded."
    assert followed_words(half.followed, is_quiet=True) == (
        "Followed to 24 April 2025: nothing recorded. The days after that were not followed."
    )
    assert headline_words(dark) == "not followed"
    assert "The news of these days was not followed" in text_of(project, "2025-05-05")


def test_the_last_working_day_of_a_monday_is_friday(small_library: Library) -> None:
    days = {
        as_of: next(each for each in pages(small_library.at(as_of)) if each.path == "briefings/today/index.html")
        for as_of in (dt.date(2025, 6, 30), dt.date(2025, 7, 1))
    }
    firsts = {day: output.inputs[0].context["week"].first for day, output in days.items()}
    assert firsts == {dt.date(2025, 6, 30): dt.date(2025, 6, 27), dt.date(2025, 7, 1): dt.date(2025, 6, 30)}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-09-21", "2026-09-27", "21 to 27 September 2026"),
        ("2026-09-28", "2026-10-04", "28 September to 4 October 2026"),
        ("2025-12-29", "2026-01-04", "29 December 2025 to 4 January 2026"),
        ("2026-09-21", "2026-09-21", "21 September 2026"),
    ],
)
def test_days_are_told_as_a_span(first: str, last: str, words: str) -> None:
    assert span_words(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == words


def test_weeks_are_those_of_iso_8601() -> None:
    assert [week_id(dt.date(2024, 12, 30)), week_id(dt.date(2027, 1, 3))] == ["2025-W01", "2026-W53"]
