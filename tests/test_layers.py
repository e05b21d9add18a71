"""Imports run in one direction, as the table in HACKING.md says: a part uses only the parts above it there."""

import ast
import re
from pathlib import Path

import pytest

from generator.cli import COMMANDS
from tests.projects import REPOSITORY

GENERATOR = REPOSITORY / "generator"
# Modules that people run by themselves.
SCRIPTS = {"generator.cards.fonts.make"}


def table() -> list[tuple[set[str], set[str]]]:
    """Return the rows of the guide's table: the parts, and the modules that they never import."""
    text = (REPOSITORY / "HACKING.md").read_text()
    lines = text.partition("## The parts")[2].partition("\n## ")[0].splitlines()
    rows = [line.strip("|").split("|") for line in lines if line.startswith("| `")]
    return [(set(re.findall(r"`(\w+)`", row[0])), set(re.findall(r"`(\w+)`", row[-1]))) for row in rows]


LEVEL = {part: level for level, (parts, _) in enumerate(table()) for part in parts}
NEVER = {part: never for parts, never in table() for part in parts}


def modules() -> list[Path]:
    return sorted(GENERATOR.rglob("*.py"))


def imported(module: Path) -> set[str]:
    tree = ast.parse(module.read_text())
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_the_table_has_every_part_once() -> None:
    parts = {path.relative_to(GENERATOR).with_suffix("").parts[0] for path in modules()} - {"__init__"}
    assert parts == set(LEVEL)
    assert sum(len(parts) for parts, _ in table()) == len(LEVEL)


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_a_module_uses_only_what_lies_above_it_in_the_table(module: Path) -> None:
    own = module.relative_to(GENERATOR).with_suffix("").parts[0]
    names = imported(module)
    used = {name.split(".")[1] for name in names if name.startswith("generator.") and name.split(".")[1] in LEVEL}
    for part in used - {own}:
        assert LEVEL[part] < LEVEL.get(own, len(LEVEL)), f"{own} must not use {part}"
    assert not {name.split(".")[0] for name in names} & NEVER.get(own, set())


def test_every_module_is_used() -> None:
    """A rule, page, export, chart or command that is in no index is found because nothing leads to it.

    What an index or a used module imports is used; ``COMMANDS`` names modules without importing them.
    """
    names = {
        ".".join(["generator", *module.relative_to(GENERATOR).with_suffix("").parts]): module for module in modules()
    }
    waiting = {"generator.__main__", *(f"generator.commands.{module}" for module, _ in COMMANDS.values()), *SCRIPTS}
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        used.add(name)
        parents = {name.rpartition(".")[0]} - {""}
        module = names.get(name) or names[f"{name}.__init__"]
        waiting |= {
            found for found in imported(module) | parents if found in names or f"{found}.__init__" in names
        } - used
    forgotten = {name for name in names if name.removesuffix(".__init__") not in used}
    assert forgotten == set(), "nothing leads to these modules: list them in the index of their folder, or remove them"


def test_modules_stay_small() -> None:
    long = {path.name: n for path in modules() if (n := len(path.read_text().splitlines())) > 250}
    assert long == {}
