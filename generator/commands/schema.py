"""``briefing schema``: write what is made from the models: JSON Schemas for editors and programs, forms for GitHub."""

import json
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from generator.api.state import StateDocument
from generator.commands import options
from generator.commands.guide_pages import commands_page, data_dictionary
from generator.commands.id_lists import add_ids
from generator.commands.issue_forms import issue_forms
from generator.kinds import KINDS, Kind
from generator.loading.records import Records
from generator.pipeline.read import read_records
from generator.store import Store
from generator.text.formats import plural
from generator.unlinked import replace_file

# Git ignores it, as everything below build/.
_WITH_IDS = "build/schema"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the text of each JSON Schema file by its name in ``data/schema/``."""
    found = {kind.schema_file: _of_kind(kind) for kind in KINDS}
    found["state.json"] = TypeAdapter(StateDocument).json_schema(mode="serialization")
    return {name: _json(body) for name, body in found.items()}


def _of_kind(kind: Kind) -> dict[str, Any]:
    entry = kind.schema.model_json_schema()
    if not kind.is_list:
        return entry
    definitions = entry.pop("$defs", {})
    return {"title": kind.name, "type": "array", "items": entry, "$defs": definitions}


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a file is not up to date.")
@click.option("--ids", is_flag=True, help=f"Write schemas that offer all ids of the record to {_WITH_IDS}/ instead.")
@options.root
def schema(*, only_check: bool, ids: bool, root: Path) -> None:
    """Write JSON Schemas, forms and guides.

    They are made from the models and commands. With the schemas, an editor completes and checks the keys of the data
    files. With the forms, people without git propose an event, or reply for a party.
    """
    if ids:
        records, _ = read_records(root, Store(None))
        _write(root, {f"{_WITH_IDS}/{kind.schema_file}": _json(_with_ids(kind, records)) for kind in KINDS})
        return
    program = click.get_current_context().find_root().command
    assert isinstance(program, click.Group)  # noqa: S101 - this is one of its commands
    files = {f"data/schema/{name}": text for name, text in schemas().items()} | issue_forms() | guides(program)
    stale = {path: text for path, text in files.items() if _there(root / path) != text}
    if only_check and stale:
        click.echo(f"These files are not up to date: {', '.join(stale)}; run “briefing schema”", err=True)
        raise SystemExit(1)
    if not only_check:
        _write(root, stale)


def _write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        replace_file(root / path, text.encode())
    click.echo(f"{plural(len(files), 'file')} written")


def _with_ids(kind: Kind, records: Records) -> dict[str, Any]:
    found = _of_kind(kind)
    add_ids(kind, found, records)
    return found


def _json(body: dict[str, Any]) -> str:
    return json.dumps({**body, "$schema": _DIALECT}, indent=2, sort_keys=True) + "\n"


def guides(program: click.Group) -> dict[str, str]:
    """Return the text of each guide that is made from the ``program``, by its path."""
    return {"docs/data-dictionary.md": data_dictionary(), "docs/commands.md": commands_page(program)}


def _there(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
