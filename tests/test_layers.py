"""Imports run in one direction: a part may use only the parts listed below it, so that no circle can form."""

import ast
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"

# From the top down. Parts on one line do not use one another.
LAYERS = (
    {"__main__"},
    {"cli"},
    {"commands"},
    {"site"},
    {"rendering"},
    {"pages", "exports"},
    {"charts", "cards"},
    {"projections", "text"},
    {"pipeline"},
    {"model"},
    {"rules"},
    {"loading"},
    {"schema"},
    {"problems", "settings", "progress", "cache"},
)
LEVEL = {part: level for level, parts in enumerate(LAYERS) for part in parts}
# Parts that have to stay ignorant of a library or of the disk.
IGNORANT = {
    "model": {"yaml", "pydantic", "jinja2", "pathlib", "os"},
    "projections": {"yaml", "pydantic", "jinja2", "pathlib", "os"},
    "pages": {"yaml", "pydantic", "jinja2", "pathlib", "os"},
    "charts": {"yaml", "pydantic", "jinja2", "pathlib", "os"},
    "cards": {"yaml", "pydantic", "jinja2", "pathlib", "os"},
    "exports": {"yaml", "pydantic", "jinja2", "pathlib", "os"},
    "schema": {"yaml", "pathlib", "os"},
    "rules": {"yaml", "pathlib", "os"},
    "rendering": {"pathlib", "os"},
}


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


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_a_module_uses_only_what_lies_below(module: Path) -> None:
    own = module.relative_to(GENERATOR).with_suffix("").parts[0]
    names = imported(module)
    used = {name.split(".")[1] for name in names if name.startswith("generator.") and name.split(".")[1] in LEVEL}
    for part in used - {own}:
        assert LEVEL[part] > LEVEL.get(own, -1), f"{own} must not use {part}"
    assert not {name.split(".")[0] for name in names} & IGNORANT.get(own, set())


def test_every_part_has_its_layer() -> None:
    parts = {path.relative_to(GENERATOR).with_suffix("").parts[0] for path in modules()} - {"__init__"}
    assert parts == set(LEVEL)


def test_modules_stay_small() -> None:
    long = {path.name: n for path in modules() if (n := len(path.read_text().splitlines())) > 250}
    assert long == {}
