"""The data of the Explore page: each event once, columns of one length, numbers that lead to names."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from generator.exports import all_artifacts
from generator.exports.explore_json import PATH, files
from generator.model import Library
from generator.pages import explore
from generator.projections.evidence import evidence
from generator.text.formats import GRADES
from tests.projects import REPOSITORY

VENDOR = REPOSITORY / "docs" / "assets" / "vendor"
FILTERS = ("country", "topic", "kind", "person", "grade", "year")


@pytest.fixture(scope="module")
def data(library: Library) -> dict[str, Any]:
    """Return the file, with the columns of all months put together as the page does it."""
    found: dict[str, Any] = json.loads(next(files(library)).body)
    months = found["months"]
    assert len(months) > 5
    columns = {key: [value for month in months for value in month[key]] for key in months[0]}
    return {"names": found["names"], "columns": columns}


def test_each_standing_event_is_there_once_and_the_latest_first(data: dict[str, Any], library: Library) -> None:
    assert data["columns"]["id"] == [event.id for event in reversed(library.standing)]
    assert len(set(data["columns"]["id"])) == len(library.standing)
    assert data["columns"]["date"] == sorted(data["columns"]["date"], reverse=True)


def test_the_columns_are_of_one_length(data: dict[str, Any], library: Library) -> None:
    assert {len(column) for column in data["columns"].values()} == {len(library.standing)}


def test_the_numbers_lead_to_the_names_of_the_event(data: dict[str, Any], library: Library) -> None:
    columns, names = data["columns"], data["names"]
    assert set(names) == set(FILTERS)
    for place, event in enumerate(reversed(library.standing)):
        told = {key: [names[key][number][0] for number in columns[key][place]] for key in FILTERS}
        assert told == {
            "country": [country.code for country in event.countries],
            "topic": [topic.id for topic in event.topics],
            "kind": [event.kind],
            "person": [person.id for person in event.named_people],
            "grade": [evidence(event).grade],
            "year": [str(event.date.year)],
        }, event.id
        assert columns["title"][place] == event.title


def test_every_name_is_used_and_told_once(data: dict[str, Any]) -> None:
    for key in FILTERS:
        ids = [pair[0] for pair in data["names"][key]]
        assert len(ids) == len(set(ids)), key
        assert {number for row in data["columns"][key] for number in row} == set(range(len(ids))), key


def test_the_grades_are_the_ones_that_events_have(library: Library) -> None:
    assert {evidence(event).grade for event in library.standing} <= set(GRADES)


def test_the_file_is_the_same_bytes_each_time(library: Library) -> None:
    one, two = ([a for a in all_artifacts(library)["files"] if a.path == PATH] for _ in range(2))
    assert one == two
    assert len(one) == 1


def test_a_long_record_leaves_older_years_to_the_timeline(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "_LISTED", 40)
    context = next(explore.pages(library)).context
    assert sum(len(events) for *_, events in context["years"]) == 40
    assert sum(count for _, count, _ in context["years"]) == context["total"] == len(library.standing)


@pytest.mark.parametrize("sums", sorted(VENDOR.glob("*.sha256")), ids=lambda path: path.stem)
def test_code_of_others_is_as_it_was_vendored(sums: Path) -> None:
    wanted, name = sums.read_text().split()
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == wanted
    assert (VENDOR / f"{name.partition('-')[0]}-LICENSE.txt").exists()
    assert name in (VENDOR / "README.txt").read_text()
