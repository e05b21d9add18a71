"""The data of an event says what its file says, told by readers of their own: YAML on one side, JSON on the other."""

import dataclasses
import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.exports.event_json import event_data, files
from generator.model import (
    Account,
    AgreementStep,
    DeadlineStep,
    Event,
    Instrument,
    Library,
    MeasureStep,
    Rate,
    Revision,
    RivalValue,
)
from tests.projects import REPOSITORY, content

DATA = REPOSITORY / "data"


def typed(path: Path) -> dict[str, Any]:
    """Return a data file as typed, every scalar a text."""
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    return found


def published(site: Path, event: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "events" / event / "event.json").read_bytes())
    return found


@pytest.fixture(scope="module")
def events(site: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return each event as typed and as published."""
    return [(typed(path), published(site, path.stem)) for path in sorted((DATA / "events").glob("*/*.yml"))]


def test_every_event_has_its_data_beside_its_page(site: Path, library: Library) -> None:
    for event in library.events:
        assert published(site, event.id)["id"] == event.id
        assert 'href="event.json"' in (site / "events" / event.id / "index.html").read_text()


@pytest.mark.parametrize("key", ["title", "date", "kind", "countries", "topics", "time", "timezone"])
def test_what_is_typed_is_published(events: list[tuple[dict[str, Any], dict[str, Any]]], key: str) -> None:
    for written, data in events:
        assert data.get(key) == written.get(key), data["id"]


def test_parts_are_published_whole_and_in_order(events: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for written, data in events:
        for part, key in (("accounts", "says"), ("deadlines", "kind"), ("measures", "step"), ("agreements", "step"),
                          ("rates", "status"), ("rival_values", "value"), ("revisions", "reason")):  # fmt: skip
            assert [item[key] for item in data.get(part, [])] == [item[key] for item in written.get(part, [])]
        for rate, row in zip(written.get("rates", []), data.get("rates", []), strict=True):
            assert row["applies_to"] == sorted(rate["applies_to"])
            assert row.get("percent") == (float(rate["percent"]) if "percent" in rate else None)
            assert row.get("effective") == rate.get("effective")
        for step, row in zip(written.get("deadlines", []), data.get("deadlines", []), strict=True):
            assert (row["deadline"], row.get("due")) == (step["deadline"], step.get("due"))


def test_sources_carry_publisher_and_address(events: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    publishers = {entry["id"]: entry for entry in yaml.safe_load((DATA / "publishers.yml").read_text(encoding="utf-8"))}
    sources = {path.stem: typed(path) for path in (DATA / "sources").glob("*/*.yml")}
    for written, data in events:
        assert [s["id"] for s in data["sources"]] == list(
            dict.fromkeys(r.partition("#")[0] for r in written["sources"])
        )
        for source in data["sources"]:
            entry = sources[source["id"]]
            assert source.get("url") == entry.get("url")
            assert source["publisher"] == publishers[entry["publisher"]]["name"]
            assert ("via" in source) == ("via" in entry)


def test_the_grade_comes_with_its_reason(small_library: Library) -> None:
    one_source, disputed = (json.loads(content(output))["evidence"] for output in files(small_library, ""))
    assert one_source == {
        "grade": "single-source",
        "reason": "one publisher: Example Times",
        "voices": ["example-times"],
    }
    assert disputed["grade"] == "disputed"
    assert disputed["voices"] == ["ministry", "example-times"]


def test_every_field_is_published_and_every_key_is_in_the_methods_table(library: Library) -> None:
    described = keys_of_the_method()
    written = [json.loads(content(output)) for output in files(library, "")]
    assert {key for data in written for key in data} <= set(described), "describe the key in docs/method.md, “Data”"
    shaped_otherwise = {"citations", "named_people"}
    assert {field.name for field in dataclasses.fields(Event)} - shaped_otherwise <= set(described)


def test_every_key_of_a_part_is_in_its_row_of_the_methods_table(library: Library) -> None:
    described = keys_of_the_method()
    for output in files(library, ""):
        for key, value in json.loads(content(output)).items():
            assert keys_within(value) <= described[key], key
    for key, part in PARTS.items():
        fields = {CALLED.get(field.name, field.name) for field in dataclasses.fields(part)}
        assert fields <= described[key], key


# Where the record may not use every key of a part: the classes of these parts, and keys that are called otherwise.
PARTS: dict[str, type[Any]] = {
    "accounts": Account, "deadlines": DeadlineStep, "measures": MeasureStep, "agreements": AgreementStep, "rates": Rate,
    "rival_values": RivalValue, "instruments": Instrument, "revisions": Revision,
}  # fmt: skip
CALLED = {"citation": "source", "partners": "applies_to"}


def keys_of_the_method() -> dict[str, set[str]]:
    """Return for each key in the table of docs/method.md the words in its row that are set as code."""
    table = (REPOSITORY / "docs" / "method.md").read_text(encoding="utf-8").partition("| Key | Holds |")[2]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    codes = [(re.findall(r"`(\w+)`", row.split("|")[1]), set(re.findall(r"`(\w+)`", row))) for row in rows]
    return {key: words for keys, words in codes for key in keys}


def keys_within(value: object) -> set[str]:
    """Return all keys of mappings inside ``value``; what a revision changed may be anything."""
    if isinstance(value, list):
        return {key for item in value for key in keys_within(item)}
    if not isinstance(value, dict):
        return set()
    inner = (keys_within(part) for key, part in value.items() if key not in ("old", "new"))
    return set(value).union(*inner)


def test_a_withdrawn_event_is_published_with_the_day_and_the_reason(small_library: Library) -> None:
    revision = Revision(dt.date(2025, 6, 1), "withdrawn", "It did not happen.")
    event = dataclasses.replace(small_library.events[0], withdrawn=revision, revisions=(revision,))
    data = event_data(event, [])
    assert data["withdrawn"] == {"date": "2025-06-01", "reason": "It did not happen."}
    assert data["revisions"] == [{"date": "2025-06-01", "kind": "withdrawn", "reason": "It did not happen."}]


def test_keys_are_sorted_and_the_file_ends_with_a_line_end(library: Library) -> None:
    for output in files(library, ""):
        body = content(output)
        keys = list(json.loads(body))
        assert keys == sorted(keys)
        assert body.endswith(b"}\n")


def test_a_day_more_changes_no_file(small_library: Library) -> None:
    """The data does not depend on the day it was made, so that a nightly build writes no file again."""
    tomorrow = dataclasses.replace(small_library, as_of=small_library.as_of + dt.timedelta(days=1))
    today, later = ({o.path: content(o) for o in files(record, "")} for record in (small_library, tomorrow))
    assert today == later


EXPORTS = """
import datetime as dt, hashlib, pathlib, sys
from generator.exports import all_exports
from generator.pipeline import load_library
from generator.rendering.renderer import Renderer
renderer = Renderer({"site": "https://example.org/", "repo": "https://code.example.org/repo"})
outputs = all_exports(load_library(pathlib.Path(sys.argv[1]), dt.date(2026, 11, 23)).library, "https://example.org/")
for o in outputs:
    if not o.path.endswith(".png"):
        made = o.make(*o.inputs)
        content = made if isinstance(made, bytes) else renderer.text(made).encode()
        print(o.path, hashlib.sha256(content).hexdigest())
"""


def test_exports_are_the_same_bytes_in_every_process() -> None:
    """Python orders sets of text differently in each process, unless it is told a seed."""
    one, two = (
        subprocess.run(
            [sys.executable, "-c", EXPORTS, str(REPOSITORY)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert one == two
    assert len(one.splitlines()) > 300
