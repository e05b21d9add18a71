"""Editors: the JSON Schemas say of each file what the check says of its shape, and the settings name them all."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator, FormatChecker

from generator.cli import main
from generator.commands.schema import schemas
from generator.kinds import KINDS
from generator.loading import DataFile, Document, find_files, parse_file, read_file
from generator.loading.validation import validate_file
from generator.pipeline import load_library
from tests.projects import AS_OF, REPOSITORY, bad_cases, make_project

# What no schema can know: names of zones and languages, what stands elsewhere in a list, what an address hides.
BEYOND_SCHEMAS = {"bad-timezone", "bad-language", "duplicate-id", "bad-address"}
SETTINGS: dict[str, Any] = json.loads((REPOSITORY / ".vscode" / "settings.json").read_text())


class _AsEditors(yaml.SafeLoader):
    """Reads YAML by its core schema, as the language server of editors does."""


_AsEditors.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
):
    _AsEditors.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), list(_first))


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft202012Validator]:
    found = {name: json.loads(text) for name, text in schemas().items()}
    for schema in found.values():
        Draft202012Validator.check_schema(schema)
    return {name: Draft202012Validator(schema, format_checker=FormatChecker()) for name, schema in found.items()}


def differences(root: Path, validators: dict[str, Draft202012Validator]) -> list[str]:
    """Return each file that either the check or the schema refuses for its shape, but not both."""
    found = []
    told = {problem.path for problem in load_library(root, AS_OF).problems}
    for file in find_files(root)[0]:
        value, faults = parse_file(file.path, read_file(root, file)[0])
        if value is None or faults:
            continue
        problems = validate_file(file, Document(file.path, root), value).problems
        loaded = yaml.load((root / file.path).read_text(), _AsEditors)  # noqa: S506 - a safe loader
        errors = [error.message[:200] for error in validators[file.kind.schema_file].iter_errors(loaded)]
        if errors and file.path not in told:
            found.append(f"{file.path}: the schema alone refuses it: {errors[0]}")
        if not errors and {problem.code for problem in problems} - BEYOND_SCHEMAS:
            found.append(f"{file.path}: the check alone refuses it: {problems[0]}")
    return found


def test_schema_and_check_agree_on_the_record(validators: dict[str, Draft202012Validator]) -> None:
    assert differences(REPOSITORY, validators) == []


def test_schema_and_check_agree_on_each_bad_case(
    validators: dict[str, Draft202012Validator], tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = {
        case.name: differences(make_project(tmp_path_factory.mktemp("p"), case), validators) for case in bad_cases()
    }
    assert {name: lines for name, lines in found.items() if lines} == {}


def _described(schema: dict[str, Any]) -> list[str]:
    """Return the keys of the schema's objects that have no description."""
    objects = [schema.get("items", schema), *schema.get("$defs", {}).values()]
    return [
        key for each in objects for key, field in each.get("properties", {}).items() if not field.get("description")
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_key_has_a_description(kind: Any) -> None:
    assert _described(json.loads(schemas()[kind.schema_file])) == []


def test_settings_give_every_data_file_its_schema() -> None:
    given = SETTINGS["yaml.schemas"]
    for file in [*find_files(REPOSITORY)[0], DataFile("seeds/x.yml", "seeds")]:
        schema = f"./data/schema/{file.kind.schema_file}"
        assert (REPOSITORY / schema).is_file()
        assert Path(file.path).match(given[schema]), file.path


def test_snippets_hold_keys_of_the_schema() -> None:
    snippets = json.loads((REPOSITORY / ".vscode" / "briefing.code-snippets").read_text())
    today = f"{dt.date(2026, 1, 1)}".split("-")
    known = {key for text in schemas().values() for key in re.findall(r'"(\w+)": \{', text)}
    for snippet in snippets.values():
        text = "\n".join(snippet["body"])
        text = re.sub(r"\$\{\d\|(\w[\w-]*)[^}]*\|\}|\$\{\d:([^${}]*)\}", lambda m: m[1] or m[2], text)
        text = re.sub(r"\$\{\d:(\$[^}]*)\}", r"\1", text)
        for name, value in zip(("YEAR", "MONTH", "DATE"), today, strict=True):
            text = text.replace(f"$CURRENT_{name}", value)
        value = yaml.load(text.replace("$0", ""), yaml.BaseLoader)  # noqa: S506 - makes text alone
        entry = value[0] if isinstance(value, list) else value
        assert set(entry) <= known, snippet


def test_an_editor_is_offered_the_ids_of_the_record_by_a_copy_that_git_ignores(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    done = CliRunner().invoke(main, ["schema", "--ids", "--root", str(root)])
    assert done.exit_code == 0, done.output
    made = json.loads((root / "build/schema/event.json").read_text())
    assert {"NO", "US"} <= set(made["properties"]["countries"]["items"]["examples"])
    assert "tariffs" in made["properties"]["topics"]["items"]["examples"]
    assert "tariffs" not in (REPOSITORY / "data/schema/event.json").read_text().partition('"topics"')[2][:200]
    assert "/build/" in (REPOSITORY / ".gitignore").read_text().splitlines()
