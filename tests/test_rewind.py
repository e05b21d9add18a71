"""What the record held on an earlier day: revisions undone, later entries left out."""

import copy
import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.loading import Document
from generator.loading.records import Record, Records
from generator.model import Library
from generator.pipeline import load_library
from generator.pipeline.link import link
from generator.pipeline.read import read_records
from generator.pipeline.rewind import rewind
from generator.pipeline.sound import sound
from generator.rules import Context, revisions
from generator.schema.changes import changes
from generator.schema.event import Event
from generator.schema.rewind import ABSENT, MisfitError, change, plain, written
from generator.settings import today
from generator.store import Store
from tests.edits import FIRST, SECOND
from tests.edits import event as file_of
from tests.projects import CASES, REPOSITORY, make_project

SUMMARY = (
    "The United States set an additional duty of 10% on all goods of Norway, in force from 10 March 2025. The order "
    "gives both sides until 1 June 2025 to agree on fish quotas, after which the rate may rise. Oslo did not answer."
)
SOURCE = "2025-03-03-example-times-duty-set"
FROM = dt.date(2025, 3, 4)

RATES = st.fixed_dictionaries(
    {
        "measure": st.sampled_from(["us-salmon-duty", "us-cod-duty"]),
        "applies_to": st.lists(st.sampled_from(["NO", "US", "EU"]), min_size=1, max_size=3),
        "status": st.sampled_from(["in-force", "announced"]),
        "source": st.just(SOURCE),
    },
    optional={
        "percent": st.sampled_from(["10", "10.0", "12.5", "0"]),
        "effective": st.sampled_from(["2025-03-10", "2025-04-01"]),
        "note": st.sampled_from(["Fish alone.", "Fish  and\nships."]),
    },
)
ACCOUNTS = st.fixed_dictionaries(
    {
        "party": st.sampled_from(["NO", "US"]),
        "stance": st.sampled_from(["claims", "denies"]),
        "says": st.sampled_from(["It is dear.", "It is: cheap # at times."]),
        "source": st.just(SOURCE),
    }
)
# The content of an event's file, as strict YAML reads it.
ENTRIES = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["US sets a 10% duty on Norwegian goods", "US sets a 15% duty on goods of Norway"]),
        "date": st.just("2025-03-03"),
        "kind": st.sampled_from(["measure", "statement"]),
        "countries": st.lists(st.sampled_from(["US", "NO", "EU"]), min_size=1, max_size=3, unique=True),
        "topics": st.just(["tariffs"]),
        "summary": st.just(SUMMARY),
        "sources": st.just([SOURCE]),
    },
    optional={
        "worldwide": st.sampled_from(["true", "false"]),
        "rates": st.lists(RATES, max_size=4),
        "accounts": st.lists(ACCOUNTS, max_size=3),
        "people": st.lists(st.sampled_from(["a", "b", "c"]), max_size=3),
    },
)
# Versions of an entry, each with the number of days since the one before it.
VERSIONS = st.lists(st.tuples(st.integers(0, 2), ENTRIES), min_size=1, max_size=5)


def day(after: int) -> dt.date:
    return FROM + dt.timedelta(days=after)


def content(entry: Event | dict[str, Any]) -> Any:
    """Return what a file says, without the times of the entry itself."""
    found = plain(written(entry))
    return {key: value for key, value in found.items() if key not in ("recorded", "revisions", "checked")}


def revised(versions: list[tuple[int, dict[str, Any]]]) -> tuple[Event, dict[dt.date, dict[str, Any]]]:
    """Return the event of the last version with the revisions since the first, and what it said on each day."""
    after = 0
    first = {**versions[0][1], "recorded": FROM.isoformat()}
    before = written(Event.model_validate(first))
    found: list[dict[str, Any]] = []
    said = {FROM: content(first)}
    for pause, version in versions[1:]:
        after += pause
        now = written(Event.model_validate(version))
        for part in changes(before, now):
            sides = {name: side for name, side in (("old", part.old), ("new", part.new)) if side is not ABSENT}
            found.append(
                {"date": day(after).isoformat(), "kind": "update", "field": part.field, "reason": "New.", **sides}
            )
        before = now
        said[day(after)] = content(version)
    # An entry has at most fifty.
    assume(len(found) <= 50)
    return Event.model_validate({**before, "recorded": FROM.isoformat(), "revisions": found}), said


def context_of(event: Event) -> Context:
    records = Records()
    for name in ("countries", "topics", "sources", "people", "measures"):
        records[name].has_unnamed = True
    records.of(Event).add(Record("2025-03-03-event", event, Document("data/events/2025/2025-03-03-event.yml", text="")))
    return Context(records, dt.date(2026, 1, 1), link(sound(records), dt.date(2026, 1, 1)))


@given(VERSIONS)
def test_undoing_all_revisions_gives_the_first_version_and_those_between(
    versions: list[tuple[int, dict[str, Any]]],
) -> None:
    event, said = revised(versions)
    as_it_was = copy.deepcopy(written(event))
    for known_on, words in said.items():
        then = rewind(event, known_on)
        assert then is not None
        assert content(then) == words
        assert all(revision.date <= known_on for revision in then.revisions)
    assert rewind(event, FROM - dt.timedelta(days=1)) is None
    assert written(event) == as_it_was, "rewinding changes nothing in the event itself"
    assert list(revisions.RULE.findings(context_of(event))) == []


@given(VERSIONS)
def test_a_day_after_all_that_was_recorded_gives_what_is_known_now(versions: list[tuple[int, dict[str, Any]]]) -> None:
    event, said = revised(versions)
    assert rewind(event, max(said)) == event
    assert rewind(event, max(said) + dt.timedelta(days=9)) == event


@given(VERSIONS, st.integers(0, 8))
def test_a_change_recorded_later_does_not_change_what_was_known(
    versions: list[tuple[int, dict[str, Any]]], after: int
) -> None:
    known_on = day(after)
    event, said = revised(versions)
    days = list(said)
    shorter: list[tuple[int, dict[str, Any]]] = []
    since = 0
    for pause, version in versions:
        since += pause if shorter else 0
        if day(since) <= known_on:
            shorter.append((pause, version))
    was, _ = revised(shorter)
    then = rewind(event, known_on)
    assert then is not None
    assert days[0] == FROM
    assert plain(written(then)) == plain(written(was))


@given(ENTRIES, ENTRIES)
def test_changes_name_the_smallest_parts_and_lead_from_one_version_to_the_other(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    before, after = (written(Event.model_validate(entry)) for entry in (one, other))
    made = copy.deepcopy(before)
    for part in changes(before, after):
        assert not (isinstance(part.old, dict) and isinstance(part.new, dict) and part.old == part.new)
        change(made, part.field, part.old, part.new)
    assert made == after
    assert changes(after, after) == []


def test_every_event_of_the_record_can_be_written_and_read_again() -> None:
    records, problems = read_records(REPOSITORY, Store(None))
    assert [problem for problem in problems if problem.severity == "error"] == []
    for record in records.of(Event):
        again = Event.model_validate(written(record.value))
        assert again == record.value
        assert written(again) == written(record.value)


ENTRY: dict[str, Any] = {"a/b": {"~": "1"}, "list": ["x", "y"], "text": "One\n line "}


@pytest.mark.parametrize(
    ("pointer", "stands", "becomes", "after"),
    [
        ("/a~1b/~0", "1", "2", {**ENTRY, "a/b": {"~": "2"}}),
        ("/list/0", "x", ABSENT, {**ENTRY, "list": ["y"]}),
        ("/list/0", ABSENT, "w", {**ENTRY, "list": ["w", "x", "y"]}),
        ("/list/2", ABSENT, "z", {**ENTRY, "list": ["x", "y", "z"]}),
        ("/text", "One line", ABSENT, {key: ENTRY[key] for key in ("a/b", "list")}),
        ("/more", ABSENT, {"b": "c"}, {**ENTRY, "more": {"b": "c"}}),
    ],
)
def test_a_part_is_changed_put_in_or_taken_out(
    pointer: str, stands: object, becomes: object, after: dict[str, Any]
) -> None:
    entry = copy.deepcopy(ENTRY)
    change(entry, pointer, stands, becomes)
    assert entry == after
    change(entry, pointer, becomes, stands)
    assert plain(entry) == plain(ENTRY)


@pytest.mark.parametrize(
    ("pointer", "stands", "found"),
    [
        ("text", "One line", "which is no JSON Pointer"),
        ("/a~2b", "1", "which is no JSON Pointer"),
        ("/list/2", "z", "found no /list/2"),
        ("/list/3", ABSENT, "found a list of 2"),
        ("/list/-", ABSENT, "which is no number"),
        ("/list/01", "y", "which is no number"),
        ("/list/0", "y", "found “x” for “y” at /list/0"),
        ("/text", ABSENT, "found “One  line ” for nothing at /text"),
        ("/text/0", "O", "found no /text/0"),
        ("/none/0", "O", "found no /none/0"),
        ("/list", "x", "found [“x”, “y”] for “x”"),
    ],
)
def test_a_change_that_does_not_fit_is_told(pointer: str, stands: object, found: str) -> None:
    with pytest.raises(MisfitError) as error:
        change({**ENTRY, "text": "One  line "}, pointer, stands, "new")
    assert found in str(error.value)


def test_a_withdrawal_and_a_check_count_from_their_day() -> None:
    event = Event.model_validate(
        {
            **yaml.load(file_of(CASES / "base", SECOND).read_text(), yaml.BaseLoader),  # noqa: S506 - text alone
            "recorded": "2025-04-10",
            "checked": "2025-05-01",
            "withdrawn": {"date": "2025-06-01", "reason": "It was a mistake."},
        }
    )
    for known_on, checked, withdrawn in (
        ("2025-04-30", False, False),
        ("2025-05-01", True, False),
        ("2025-06-01", True, True),
    ):
        then = rewind(event, dt.date.fromisoformat(known_on))
        assert then
        assert (then.checked is not None, then.withdrawn is not None) == (checked, withdrawn)


def test_an_event_that_does_not_say_when_it_was_recorded_counts_as_recorded_today() -> None:
    event = Event.model_validate(yaml.load(file_of(CASES / "base", SECOND).read_text(), yaml.BaseLoader))  # noqa: S506
    known_on = dt.date(2026, 1, 1)
    assert rewind(event, known_on, today=known_on) == event
    assert rewind(event, known_on, today=dt.date(2026, 1, 2)) is None


def add(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text() if path.exists() else "") + text)


def make_record(folder: Path) -> Path:
    """Make a project of two events, recorded a month apart, the first of which was corrected in between."""
    root = make_project(folder)
    correction = "{date: 2025-04-15, kind: correction, field: /rates/0/percent, old: 25, new: 10, reason: It is 10%.}"
    add(file_of(root, FIRST), f"recorded: 2025-04-01\nrevisions: [{correction}]\n")
    add(file_of(root, SECOND), "recorded: 2025-05-01\n")
    looks = "- {desk: all, from: 2025-03-01, to: 2025-04-01, by: us, outcome: entered, recorded: 2025-04-01}\n"
    looks += "- {desk: all, from: 2025-04-01, to: 2025-05-01, by: us, outcome: entered, recorded: 2025-05-01}\n"
    add(root / "data" / "desks.yml", looks)
    promise = f"  undertakings:\n    - {{party: 'NO', does: sells 100 fish, event: {SECOND}}}\n"
    add(root / "data" / "agreements.yml", promise)
    return root


def record_on(root: Path, known_on: str | None) -> Library:
    known = dt.date.fromisoformat(known_on) if known_on else None
    loaded = load_library(root, dt.date(2026, 1, 1), known_on=known)
    assert loaded.library, [str(problem) for problem in loaded.problems]
    return loaded.library


def told(value: Any) -> Any:
    """Return what the objects of a library say, to be compared."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {part.name: told(getattr(value, part.name)) for part in dataclasses.fields(value) if part.compare}
    if isinstance(value, dict):
        return {key: told(each) for key, each in value.items()}
    return [told(each) for each in value] if isinstance(value, tuple | list) else value


def test_the_library_of_a_day_holds_what_the_record_held(tmp_path: Path) -> None:
    root = make_record(tmp_path)
    assert record_on(root, "2025-03-31").events == ()
    first = record_on(root, "2025-04-01")
    assert (first.known_on, [event.id for event in first.events]) == (dt.date(2025, 4, 1), [FIRST])
    assert first.events[0].rates[0].percent == 25
    assert first.events[0].checked is None
    assert len(first.desks) == 1
    assert first.agreements["us-norway-truce"].undertakings == ()
    assert record_on(root, "2025-04-15").events[0].rates[0].percent == 10
    last = record_on(root, "2025-05-01")
    assert told(dataclasses.replace(last, known_on=None)) == told(record_on(root, None))
    assert len(last.desks) == 2


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(dt.date(2025, 3, 25), dt.date(2025, 6, 1)), st.integers(1, 60), st.booleans())
def test_an_event_recorded_later_changes_nothing_that_was_known(
    tmp_path: Path, known_on: dt.date, later: int, is_linked: bool
) -> None:
    root = tmp_path / "project"
    if not root.exists():
        make_record(root)
    new = root / "data/events/2025/2025-03-20-norway-speaks-with-us.yml"
    new.unlink(missing_ok=True)
    file_of(root, SECOND).write_text(
        file_of(root, SECOND).read_text().replace(f"follows: [{new.stem}]", f"follows: [{FIRST}]")
    )
    as_it_was = told(record_on(root, known_on.isoformat()))
    text = (
        file_of(root, SECOND)
        .read_text()
        .replace("date: 2025-04-02", "date: 2025-03-20")
        .replace("on 2 April 2025", "then")
    )
    text = text.replace("title: Norway", "title: Again Norway").replace("kind: statement", "kind: call")
    recorded = known_on + dt.timedelta(days=later)
    new.write_text(text.replace("recorded: 2025-05-01", f"recorded: {recorded}"))
    if is_linked:
        second = file_of(root, SECOND).read_text()
        file_of(root, SECOND).write_text(second.replace(f"follows: [{FIRST}]", f"follows: [{new.stem}]"))
        as_it_was = None
    found = record_on(root, known_on.isoformat())
    assert new.stem not in {key for event in found.events for key in (event.id, *event.follows)}
    assert as_it_was is None or told(found) == as_it_was
    assert new.stem in {event.id for event in record_on(root, None).events}


def test_linking_alone_takes_what_has_no_day_as_known(tmp_path: Path) -> None:
    records, _ = read_records(make_project(tmp_path), Store(None))
    assert len(link(records, dt.date(2026, 1, 1), dt.date(2025, 4, 1)).events) == 2


def state(root: Path, *arguments: str) -> Any:
    return CliRunner().invoke(main, ["state", "--root", str(root), *arguments])


def test_state_says_what_this_site_knew(tmp_path: Path) -> None:
    root = make_record(tmp_path)
    on = ["--as-of", "2025-03-12", "--known-on"]
    assert "25%" in state(root, *on, "2025-04-01").stdout
    assert "25%" not in state(root, *on, "2025-04-15").stdout
    assert state(root, "--as-of", "2025-03-12").stdout == state(root, *on, "2025-05-01").stdout
    assert state(root, *on, "2025-03-31").stdout == (
        "This site began on 1 April 2025: of what it held on 31 March 2025 there is nothing.\n"
    )
    as_json = state(root, *on, "2025-03-31", "--json")
    assert '"events": 0' in as_json.stdout
    assert "This site began on" in as_json.stderr


def test_state_says_that_no_entry_tells_when_it_was_recorded() -> None:
    assert state(CASES / "base", "--known-on", "2025-05-01").stdout == (
        "No entry says when it was recorded: of what it held on 1 May 2025 there is nothing.\n"
    )


def test_nobody_knows_what_will_be_known(tmp_path: Path) -> None:
    tomorrow = today() + dt.timedelta(days=1)
    result = state(make_project(tmp_path), "--known-on", tomorrow.isoformat())
    assert result.exit_code == 2
    assert "nobody knows yet" in result.stderr
    assert state(tmp_path, "--known-on", "2025-6-3").exit_code == 2
