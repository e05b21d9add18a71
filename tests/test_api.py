"""The API: every file is as its published schema says, read by a validator of its own, and says what the site says."""

import dataclasses
import datetime as dt
import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from generator.exports import api, changes_json, event_json
from generator.model import Library, Revision
from tests.projects import REPOSITORY, build, content, make_site_project

URL = "https://example.org/owner/repo/"
KEYS = REPOSITORY / "tests" / "golden" / "api-v1.txt"


def withdrawn_only(library: Library) -> Library:
    """Return a record whose one event is withdrawn."""
    revision = Revision(dt.date(2025, 6, 1), "withdrawn", "It did not happen.")
    event = dataclasses.replace(library.events[0], recorded=dt.date(2025, 5, 1), withdrawn=revision)
    return dataclasses.replace(library, events=(event,))


def moved(library: Library) -> Library:
    """Return the record with another id for its last event."""
    *others, event = withdrawn_only(library).events
    return dataclasses.replace(library, events=(*others, dataclasses.replace(event, id="now", moved_from=(event.id,))))


def published(library: Library) -> dict[str, bytes]:
    """Return the files of the API, and of each event, by path."""
    outputs = [*api.files(library, URL), *event_json.files(library, URL), *changes_json.files(library, URL)]
    return {output.path: content(output) for output in outputs}


def later(library: Library) -> Library:
    """Return the record on the day on which its last entries were made."""
    return dataclasses.replace(library, as_of=max(event.recorded for event in library.events if event.recorded))


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, bytes]:
    return published(library)


def strict(schema: Any) -> Any:
    """Return ``schema`` so that it refuses keys that it does not describe; published, it lets later keys pass."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: strict(part) for key, part in schema.items()}
    return found | {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else found


def check_all(files: dict[str, bytes]) -> set[str]:
    """Validate every file against the schema of its kind; return the names of the kinds met."""
    met = set()
    document = json.loads(files["api/v1/openapi.json"])
    kinds = {
        re.sub(r"{\w+}", r"[^/]+", path[1:]): item["get"]["operationId"] for path, item in document["paths"].items()
    }
    validators = {}
    for name in kinds.values():
        schema = strict(json.loads(files[f"api/v1/schema/{name}.json"]))
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for path, body in files.items():
        if path.startswith("api/v1/schema/") or path == "api/v1/openapi.json":
            continue
        (name,) = [name for pattern, name in kinds.items() if re.fullmatch(pattern, path)]
        faults = [
            f"{path} {fault.json_path}: {fault.message}" for fault in validators[name].iter_errors(json.loads(body))
        ]
        assert faults == []
        met.add(name)
    return met


def test_every_file_is_as_its_schema_says(files: dict[str, bytes], library: Library) -> None:
    document = json.loads(files["api/v1/openapi.json"])
    kinds = {item["get"]["operationId"] for item in document["paths"].values()}
    log = {output.path: content(output) for output in changes_json.files(later(library), URL)}
    assert check_all(files | log) == kinds - {"manifest"}


@pytest.mark.parametrize("change", [withdrawn_only, moved, lambda library: Library(library.as_of)])
def test_small_records_have_whole_files(small_library: Library, change: Any) -> None:
    found = published(change(small_library))
    assert {"events", "deadlines", "due", "measures", "state"} <= check_all(found)
    rows = json.loads(found["api/v1/events.json"])
    assert all(row["withdrawn"] == "2025-06-01" for row in rows["result"])


def test_the_openapi_document_is_valid(files: dict[str, bytes]) -> None:
    document = json.loads(files["api/v1/openapi.json"])
    validate(document, cls=OpenAPIV31SpecValidator)
    assert document["servers"] == [{"url": URL.rstrip("/")}]


def test_the_envelope_counts_its_rows(files: dict[str, bytes]) -> None:
    for path, body in files.items():
        data = json.loads(body)
        if "result" in data:
            assert (data["schema_version"], data["total"]) == ("1.0", len(data["result"])), path


def test_a_year_holds_what_each_event_says_by_itself(files: dict[str, bytes], library: Library) -> None:
    years = [body for path, body in files.items() if re.fullmatch(r"api/v1/events/\d{4}\.json", path)]
    rows = {row["id"]: row for body in years for row in json.loads(body)["result"]}
    assert list(rows) == [event.id for event in library.events]
    for key, row in rows.items():
        assert row == json.loads(files[f"events/{key}/event.json"])


def test_lists_and_counts_agree(files: dict[str, bytes], library: Library) -> None:
    for folder, key in (("countries", "code"), ("topics", "id")):
        for row in json.loads(files[f"api/v1/{folder}.json"])["result"]:
            of_one = json.loads(files[f"api/v1/{folder}/{row[key].lower()}.json"])
            assert of_one["total"] == row["events"]
    assert json.loads(files["api/v1/events.json"])["total"] == len(library.events)
    sources = [json.loads(body)["total"] for path, body in files.items() if path.startswith("api/v1/sources/")]
    assert sum(sources) == len(library.sources)


def test_every_id_that_a_file_names_is_in_another(files: dict[str, bytes]) -> None:
    def ids(name: str, key: str = "id") -> set[str]:
        return {row[key] for row in json.loads(files[f"api/v1/{name}.json"])["result"]}

    events, countries = ids("events"), ids("countries", "code")
    deadlines, measures = ids("deadlines"), ids("measures")
    for path, body in files.items():
        if not path.startswith("api/v1/rates/"):
            continue
        for row in json.loads(body)["result"]:
            assert {row["by"], row["on"]} <= countries
            assert set(row.get("events", [])) <= events
            assert row.get("measure") in {None, *measures}
    for row in json.loads(files["api/v1/state.json"])["result"]:
        assert row.get("last_event") in {None, *events}
        assert row.get("next_date", {}).get("deadline") in {None, *deadlines}


def test_an_edit_of_one_event_changes_only_the_files_that_hold_it(library: Library, files: dict[str, bytes]) -> None:
    event = next(event for event in library.active_events if len(event.countries) == 2 and not event.deadlines)
    edited = dataclasses.replace(event, title="Another title")
    events = tuple(edited if each is event else each for each in library.events)
    after = published(dataclasses.replace(library, events=events))
    changed = {path for path in files if files[path] != after[path]}
    own = {f"events/{event.id}/event.json", "api/v1/events.json", f"api/v1/events/{event.date.year}.json"}
    own |= {f"api/v1/countries/{country.code.lower()}.json" for country in event.countries}
    own |= {f"api/v1/topics/{topic.id}.json" for topic in event.topics}
    assert changed == own


def test_a_day_more_changes_only_what_says_how_things_stand(library: Library, files: dict[str, bytes]) -> None:
    after = published(dataclasses.replace(library, as_of=library.as_of + dt.timedelta(days=1)))
    changed = {path for path in files if files[path] != after[path]}
    assert changed <= {f"api/v1/{name}.json" for name in ("due", "state", "deadlines", "measures", "agreements")}
    left = re.compile(rb"in \d+ days|tomorrow|yesterday|days left")
    assert [path for path in changed if left.search(after[path])] == []


def test_the_manifest_alone_names_the_day_and_every_file(tmp_path: Path) -> None:
    site, _ = build(make_site_project(tmp_path), dt.date(2025, 7, 1))
    manifest = json.loads((site / "api/v1/manifest.json").read_bytes())
    assert manifest["as_of"] == "2025-07-01"
    assert "commit" not in manifest  # the project of this test is in no repository
    named = {row["path"]: row for row in manifest["result"]}
    paths = [*(site / "api" / "v1").rglob("*.json"), *(site / "changes").glob("*.json")]
    found = {path.relative_to(site).as_posix() for path in paths}
    assert set(named) == found - {"api/v1/manifest.json"}
    for path, row in named.items():
        body = (site / path).read_bytes()
        assert (row["bytes"], row["sha256"]) == (len(body), hashlib.sha256(body).hexdigest())
        assert row.get("rows") == json.loads(body).get("total")
        assert b"as_of" not in body or "/schema/" in path or path.endswith("openapi.json")
    schema = json.loads((site / "api/v1/schema/manifest.json").read_bytes())
    Draft202012Validator(strict(schema)).validate(manifest)


def keys_of(files: dict[str, bytes]) -> list[str]:
    """Return every key of every shape with its type, a line each."""
    schemas = json.loads(files["api/v1/openapi.json"])["components"]["schemas"]
    lines = []
    for name, schema in schemas.items():
        for key, value in schema["properties"].items():
            kind = value.get("type") or value.get("$ref", "any").rpartition("/")[2]
            lines.append(f"{name}.{key}{'' if key in schema['required'] else '?'}: {kind}")
    return sorted(lines)


def test_no_key_of_this_version_goes(files: dict[str, bytes]) -> None:
    """What is promised: keys may come; one that goes or changes needs api/v2 beside this."""
    found = keys_of(files)
    if os.environ.get("UPDATE_EXPECTED"):
        KEYS.write_text("\n".join(found) + "\n")
    promised = KEYS.read_text().splitlines()
    assert set(promised) <= set(found), "a key of api/v1 went or changed; keep it, or make api/v2"
    assert promised == found, (
        "new keys: UPDATE_EXPECTED=1 .venv/bin/pytest tests/test_api.py, and a line in docs/api.md"
    )
