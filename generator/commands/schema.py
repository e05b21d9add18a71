"""``briefing schema``: write the JSON Schema of the data files, for editors, and of ``briefing state --json``."""

import json
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from generator.api.state import StateDocument
from generator.commands import options
from generator.kinds import KINDS, Kind
from generator.text.formats import plural
from generator.unlinked import replace_file

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the text of each JSON Schema file by its name in ``data/schema/``."""
    found = {kind.schema_file: _of_kind(kind) for kind in KINDS}
    found["state.json"] = TypeAdapter(StateDocument).json_schema(mode="serialization")
    return {
        name: json.dumps({**body, "$schema": _DIALECT}, indent=2, sort_keys=True) + "\n" for name, body in found.items()
    }


def _of_kind(kind: Kind) -> dict[str, Any]:
    entry = kind.schema.model_json_schema()
    if not kind.is_list:
        return entry
    definitions = entry.pop("$defs", {})
    return {"title": kind.name, "type": "array", "items": entry, "$defs": definitions}


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a file is not up to date.")
@options.root
def schema(*, only_check: bool, root: Path) -> None:
    """Write data/schema/*.json for editors.

    With them, an editor completes and checks the keys of the data files.
    """
    folder = root / "data" / "schema"
    stale = {
        name: text
        for name, text in schemas().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    }
    if only_check and stale:
        click.echo(f"data/schema is not up to date: {', '.join(stale)}; run “briefing schema”", err=True)
        raise SystemExit(1)
    if not only_check:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in stale.items():
            replace_file(folder / name, text.encode())
        click.echo(f"{plural(len(stale), 'schema file')} written")
