"""``briefing schema``: write the JSON Schema of every kind of file, for editors."""

import json
from pathlib import Path

import click
from pydantic import BaseModel

from generator import schema as shapes
from generator.commands import options

_SINGLE: dict[str, type[BaseModel]] = {"event": shapes.Event, "source": shapes.Source, "seed": shapes.Seed}
_LISTS: dict[str, type[BaseModel]] = {
    "agreements": shapes.Agreement,
    "countries": shapes.Country,
    "deadlines": shapes.Deadline,
    "glossary": shapes.GlossaryTerm,
    "measures": shapes.Measure,
    "people": shapes.Person,
    "publishers": shapes.Publisher,
    "topics": shapes.Topic,
}


def schemas() -> dict[str, str]:
    """Return the text of each JSON Schema file by its name below ``data/schema/``."""
    found = {name: model.model_json_schema() for name, model in _SINGLE.items()}
    for name, model in _LISTS.items():
        entry = model.model_json_schema()
        definitions = entry.pop("$defs", {})
        found[name] = {"title": name, "type": "array", "items": entry, "$defs": definitions}
    for name, body in found.items():
        body["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        found[name] = body
    return {f"{name}.json": json.dumps(body, indent=2, sort_keys=True) + "\n" for name, body in found.items()}


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail where a file is not up to date.")
@options.root
def schema(*, only_check: bool, root: Path) -> None:
    """Write data/schema/*.json, so that editors complete and check the files as they are typed."""
    folder = root / "data" / "schema"
    stale = [
        name
        for name, text in schemas().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]
    if only_check and stale:
        click.echo(f"data/schema is not up to date: {', '.join(stale)}; run “briefing schema”", err=True)
        raise SystemExit(1)
    if not only_check:
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            (folder / name).write_text(schemas()[name], encoding="utf-8")
        click.echo(f"{len(stale)} schema files written")
