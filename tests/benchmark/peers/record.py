"""The made-up record read from its YAML, as plain dictionaries: what a peer's content is made of.

Nothing is checked or joined here: ids stay ids. This is done before a measured run and counts for nobody.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Entry = dict[str, Any]
# Text alone: Norway's code is NO, a truth value to YAML.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LISTS = ("countries", "topics", "publishers", "people", "deadlines", "measures", "agreements", "glossary")


@dataclass(frozen=True, slots=True)
class Record:
    """Every entry by its kind ("events", "countries") and id, in the order of the files."""

    entries: dict[str, dict[str, Entry]]

    def of(self, kind: str) -> dict[str, Entry]:
        """Return the entries of a kind."""
        return self.entries[kind]


def read_record(folder: Path) -> Record:
    """Return the record in the project ``folder``. Codes of countries are in small letters, as in addresses."""
    found: dict[str, dict[str, Entry]] = {}
    for kind in _LISTS:
        file = folder / "data" / f"{kind}.yml"
        rows: list[Entry] = _read(file) if file.is_file() else []
        found[kind] = {str(row.get("id") or row["code"].lower()): row for row in rows}
    for kind in ("sources", "events"):
        files = sorted((folder / "data" / kind).rglob("*.yml"), key=lambda file: file.stem)
        found[kind] = {file.stem: _read(file) for file in files}
    return Record(found)


def small(codes: list[str]) -> list[str]:
    """Return codes of countries as they stand in addresses, without the word for all of them."""
    return [code.lower() for code in codes if code != "all"]


def _read(file: Path) -> Any:
    return yaml.load(file.read_bytes(), Loader=_LOADER)  # noqa: S506 - makes text only
