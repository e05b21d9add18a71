"""The log of changes: what entered the record, what was changed and what was withdrawn, and that it can be replayed."""

import datetime as dt
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.changes_json import files
from generator.kinds import KINDS
from generator.loading import Document
from generator.loading.records import Record, Records
from generator.model import Library
from generator.pipeline import load_library
from generator.pipeline.link import link
from generator.pipeline.read import read_records
from generator.pipeline.rewind import known
from generator.projections.changes import change_log
from generator.schema.event import Event
from generator.schema.measure import Measure
from generator.schema.person import Person
from generator.schema.rewind import ABSENT, change, plain, written
from generator.schema.seed import Seed
from generator.schema.vocabularies import Country
from generator.store import Store
from tests.edits import FIRST, SECOND
from tests.edits import event as file_of
from tests.projects import AS_OF, CASES, REPOSITORY, build, content, make_project, make_site_project
from tests.test_rewind import VERSIONS, revised

Rows = list[dict[str, Any]]
Entries = dict[str, Any]


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text() + text)


def make_record(folder: Path) -> Path:
    """Make a project of two events: the first was corrected twice, the second recorded later and withdrawn."""
    root = make_project(folder)
    first = "{date: 2025-04-15, kind: correction, field: /rates/0/percent, old: 25, new: 10, reason: It is 10%.}"
    then = "{date: 2025-05-02, kind: source, field: /sources/0, old: a-source, new: another, reason: A better one.}"
    add(file_of(root, FIRST), f"recorded: 2025-04-01\nrevisions: [{first}, {then}]\n")
    add(file_of(root, SECOND), "recorded: 2025-05-01\nwithdrawn: {date: 2025-06-01, reason: It was a mistake.}\n")
    return root


def library_of(root: Path, as_of: dt.date = AS_OF) -> Library:
    records, _ = read_records(root, Store(None))
    return link(records, as_of)


def published(library: Library) -> dict[str, Rows]:
    """Return the rows of each file of the log, as a reader of JSON has them."""
    found: dict[str, Rows] = {}
    for output in files(library, ""):
        document = json.loads(content(output))
        assert document["total"] == len(document["result"])
        found[output.path] = document["result"]
    return found


def test_the_log_tells_what_was_added_modified_and_deleted_newest_first(tmp_path: Path) -> None:
    log = change_log(library_of(make_record(tmp_path)))
    assert [(each.day.isoformat(), each.op, each.event.id, each.number) for each in log] == [
        ("2025-06-01", "deleted", SECOND, 1),
        ("2025-05-02", "modified", FIRST, 2),
        ("2025-05-01", "added", SECOND, 0),
        ("2025-04-15", "modified", FIRST, 1),
        ("2025-04-01", "added", FIRST, 0),
    ]
    assert (log[0].reason, log[3].kind, log[3].field) == ("It was a mistake.", "correction", "/rates/0/percent")
    assert (log[3].old, log[3].new) == ("25", "10")


def test_a_country_and_a_topic_have_the_changes_of_their_events(tmp_path: Path) -> None:
    library = library_of(make_record(tmp_path))
    assert len(change_log(library, library.countries["NO"])) == 5
    assert {each.event.id for each in change_log(library, library.topics["fisheries"])} == {SECOND}


def test_the_log_ends_on_the_day_of_the_library(tmp_path: Path) -> None:
    log = change_log(library_of(make_record(tmp_path), dt.date(2025, 4, 20)))
    assert [each.op for each in log] == ["modified", "added"]


def test_an_entry_without_the_day_it_was_recorded_is_not_told_as_new(tmp_path: Path) -> None:
    assert change_log(library_of(make_project(tmp_path))) == ()


def test_each_month_and_each_country_has_a_file(tmp_path: Path) -> None:
    found = published(library_of(make_record(tmp_path)))
    assert list(found) == [
        "changes/2025-06.json",
        "changes/2025-05.json",
        "changes/2025-04.json",
        "countries/no/changes.json",
        "countries/us/changes.json",
    ]
    assert found["changes/2025-04.json"][1] == {
        "day": "2025-04-15",
        "op": "modified",
        "type": "event",
        "id": FIRST,
        "title": "US sets a 10% duty on Norwegian goods",
        "number": 1,
        "kind": "correction",
        "field": "/rates/0/percent",
        "old": "25",
        "new": "10",
        "reason": "It is 10%.",
    }
    assert not {"old", "new"} & {key for row in found["countries/us/changes.json"] for key in row}
    assert len(found["countries/us/changes.json"]) == 5


def test_readers_see_what_changed_on_the_page_of_the_month(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    first = "{date: 2025-04-15, kind: correction, field: /rates/0/percent, old: 25, new: 10, reason: It is 10%.}"
    add(file_of(root, FIRST), f"recorded: 2025-04-01\nrevisions: [{first}]\n")
    add(file_of(root, SECOND), "recorded: 2025-05-01\nwithdrawn: {date: 2025-06-01, reason: It was a mistake.}\n")
    site, _ = build(root)
    months = (site / "changes.md").read_text()
    assert "since 1 April 2025" in months
    assert "[April 2025](https://owner.example.org/repo/changes/2025-04/): 1 event added, 1 correction\n" in months
    assert "[June 2025](https://owner.example.org/repo/changes/2025-06/): 1 withdrawn\n" in months
    april = (site / "changes" / "2025-04.md").read_text()
    assert re.search(r"## 15 April 2025\n.*\*\*Correction\*\*: .*It is 10%\. .*percent: 25, now 10", april, re.DOTALL)
    norway = (site / "countries" / "no" / "changes.md").read_text()
    assert "of the events that name Norway" in norway
    assert "It is 10%." in norway
    assert "countries/no/changes/" in (site / "countries" / "no.md").read_text()
    june = (site / "changes" / "2025-06.md").read_text()
    assert re.search(r"\*\*Withdrawn\*\*: .*It was a mistake\.", june)
    assert (site / "changes" / "2025-06.json").is_file()


def test_a_record_without_a_history_says_so(tmp_path: Path) -> None:
    site, _ = build(make_site_project(tmp_path))
    assert "No change is recorded." in (site / "changes.md").read_text()


def entries(records: Records) -> Entries:
    """Return the bundle of a record: what each entry's file says, without the times of the entry itself."""
    return {record.id: told(record.value) for record in records.of(Event)}


def told(event: Event) -> Any:
    found = plain(written(event))
    return {key: value for key, value in found.items() if key not in ("recorded", "revisions", "checked")}


def replay(bundle: Entries, rows: Iterable[dict[str, Any]], present: Entries, since: dt.date) -> Entries:
    """Make the changes of ``rows`` later than ``since`` in ``bundle``, as one who keeps a copy does.

    An entry that came in since is fetched as it is at present; what was changed in it later is in it then.
    """
    found: Entries = json.loads(json.dumps(bundle))
    fetched = set()
    for row in rows:
        key = row["id"]
        if row["day"] <= since.isoformat() or key in fetched:
            continue
        if row["op"] == "added":
            found[key] = present[key]
            fetched.add(key)
        elif row["op"] == "deleted":
            found[key]["withdrawn"] = {"date": row["day"], "reason": row["reason"]}
        elif "field" in row:
            change(found[key], row["field"], row.get("old", ABSENT), row.get("new", ABSENT))
    return found


def rows_by_month(library: Library) -> Rows:
    found = published(library)
    return [row for path in sorted(found) if path.startswith("changes/") for row in found[path]]


def record_of(event: Event) -> Records:
    """Return the record of the base project with ``event`` in the place of its own, and what it names besides."""
    found = Records()
    base, _ = read_records(CASES / "base", Store(None))
    for kind in KINDS:
        for record in base[kind.name] if kind.schema not in (Event, Seed) else ():
            found[kind.name].add(record)
    here = Document("data/events/2025/2025-03-03-event.yml", text="")
    found.of(Event).add(Record("2025-03-03-event", event, here))
    (duty,) = found.of(Measure)
    found.of(Measure).add(duty._replace(id="us-cod-duty"))
    union = Country(code="EU", name="European Union", adjective="EU", kind="bloc")
    found.of(Country).add(Record("EU", union, here))
    (minister,) = found.of(Person)
    for key in ("a", "b", "c"):
        found.of(Person).add(minister._replace(id=key))
    return found


@given(VERSIONS, st.integers(0, 8), st.booleans())
def test_the_log_replayed_on_an_earlier_bundle_gives_the_present_one(
    versions: list[tuple[int, dict[str, Any]]], after: int, is_withdrawn: bool
) -> None:
    event, said = revised(versions)
    if is_withdrawn:
        taken = {"date": max(said).isoformat(), "reason": "A mistake."}
        event = Event.model_validate({**written(event), "withdrawn": taken})
    records = record_of(event)
    day = min(said) + dt.timedelta(days=after - 1)
    present = entries(records)
    assert replay(entries(known(records, day)), rows_by_month(link(records, AS_OF)), present, day) == present


@pytest.mark.parametrize("day", ["2026-11-20", "2026-11-24", "2026-11-26"])
def test_the_log_of_the_record_replayed_on_an_earlier_day_gives_the_present_one(day: str) -> None:
    since = dt.date.fromisoformat(day)
    records, _ = read_records(REPOSITORY, Store(None))
    library = load_library(REPOSITORY, dt.date(2099, 1, 1)).library
    assert library
    present = entries(records)
    assert len(rows_by_month(library)) >= len(present)
    assert replay(entries(known(records, since)), rows_by_month(library), present, since) == present
