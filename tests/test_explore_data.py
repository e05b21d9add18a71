"""The data of the Explore page: each event once, columns of one length, numbers that lead to names."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from generator.exports.explore_json import PATH, files
from generator.model import Library
from generator.pages import explore
from generator.projections.evidence import evidence
from generator.text.formats import GRADES
from tests.projects import REPOSITORY, content

VENDOR = REPOSITORY / "docs" / "assets" / "vendor"
FILTERS = ("country", "topic", "kind", "person", "grade", "year")


@pytest.fixture(scope="module")
def data(library: Library) -> dict[str, Any]:
    (output,) = files(library, "")
    assert output.path == PATH
    explored: dict[str, Any] = json.loads(content(output))
    return explored


def test_each_standing_event_is_there_once_and_the_latest_first(data: dict[str, Any], library: Library) -> None:
    assert data["columns"]["id"] == [event.id for event in reversed(library.active_events)]
    assert len(set(data["columns"]["id"])) == len(library.active_events)
    assert data["columns"]["date"] == sorted(data["columns"]["date"], reverse=True)


def test_the_columns_are_of_one_length(data: dict[str, Any], library: Library) -> None:
    assert {len(column) for column in data["columns"].values()} == {len(library.active_events)}


def test_the_numbers_lead_to_the_names_of_the_event(data: dict[str, Any], library: Library) -> None:
    columns, names = data["columns"], data["names"]
    assert set(names) == {*FILTERS, "act"}
    for place, event in enumerate(reversed(library.active_events)):
        shown = {key: [names[key][number][0] for number in columns[key][place]] for key in FILTERS}
        assert shown == {
            "country": [country.code for country in event.countries],
            "topic": [topic.id for topic in event.topics],
            "kind": [event.kind],
            "person": [person.id for person in event.named_people],
            "grade": [evidence(event).grade],
            "year": [str(event.date.year)],
        }, event.id
        assert columns["title"][place] == event.title


def test_every_name_is_used_and_listed_once(data: dict[str, Any]) -> None:
    for key in FILTERS:
        ids = [pair[0] for pair in data["names"][key]]
        assert len(ids) == len(set(ids)), key
        assert {number for row in data["columns"][key] for number in row} == set(range(len(ids))), key


def test_names_that_readers_type_stand_beside_the_labels(data: dict[str, Any]) -> None:
    people, countries = ({row[0]: row[2] for row in data["names"][key]} for key in ("person", "country"))
    assert "何立峰" in people["he-lifeng"]
    assert "Swiss" in countries["CH"]


def test_words_also_find_an_event_by_what_it_changes(data: dict[str, Any]) -> None:
    columns, names = data["columns"], data["names"]
    place = columns["id"].index("2026-02-20-supreme-court-ends-ieepa-tariffs")
    assert "us-reciprocal-tariff" in {names["act"][number][0] for number in columns["act"][place]}
    swiss = [rate for rate, countries in zip(columns["rate"], columns["country"], strict=True) if "39%" in rate]
    assert swiss


def test_the_grades_are_the_ones_that_events_have(library: Library) -> None:
    assert {evidence(event).grade for event in library.active_events} <= set(GRADES)


def test_a_long_record_leaves_older_years_to_the_timeline(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "_LISTED", 40)
    (output,) = explore.pages(library)
    context = output.make(*output.inputs).context
    assert sum(len(events) for *_, events in context["years"]) == 40
    assert sum(count for _, count, _ in context["years"]) == context["total"] == len(library.active_events)


@pytest.mark.parametrize("sums", sorted(VENDOR.glob("*.sha256")), ids=lambda path: path.stem)
def test_code_of_others_is_as_it_was_vendored(sums: Path) -> None:
    wanted, name = sums.read_text().split()
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == wanted
    assert (VENDOR / f"{name.partition('-')[0]}-LICENSE.txt").exists()
    assert name in (VENDOR / "README.txt").read_text()
