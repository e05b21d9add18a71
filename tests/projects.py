"""Small projects for tests: the base project of ``tests/cases/base`` with a case's files laid over it."""

import datetime as dt
import filecmp
import shutil
from pathlib import Path

from generator.output import Output
from generator.pipeline import load_library
from generator.settings import Settings
from generator.site.build import Report, build_site
from generator.store import Store

AS_OF = dt.date(2026, 1, 1)
URL = "https://owner.example.org/repo/"
CASES = Path(__file__).parent / "cases"
# The test that writes what cases of bad input must print.
WRITER = "tests/test_bad_cases.py"
REPOSITORY = Path(__file__).parent.parent


def make_project(folder: Path, case: Path | None = None) -> Path:
    """Copy the base project into ``folder`` and lay the files of ``case`` over it; links stay links."""
    shutil.copytree(CASES / "base", folder, dirs_exist_ok=True)
    if case is not None:
        shutil.copytree(case, folder, dirs_exist_ok=True, symlinks=True)
    return folder


def make_site_project(folder: Path, case: Path | None = None) -> Path:
    """Like ``make_project``, with this repository's site settings and the people's pages, ready to be built."""
    project = make_project(folder, case)
    shutil.copytree(REPOSITORY / "docs", project / "docs")
    shutil.copyfile(REPOSITORY / "mkdocs.yml", project / "mkdocs.yml")
    return project


def content(output: Output) -> bytes:
    """Return the bytes of a file of the site that is no page."""
    made: bytes = output.make(*output.inputs)
    return made


def bad_cases() -> list[Path]:
    """Return the folders of bad input, found automatically."""
    return sorted(path for path in (CASES / "bad").iterdir() if path.is_dir())


def codes_of(case: Path) -> list[str]:
    """Return the codes that the bad input in the folder ``case`` is about."""
    expected = case / "expected.txt"
    do = f"UPDATE_EXPECTED=1 .venv/bin/pytest {WRITER} writes it"
    assert expected.is_file(), f"{case.name}/expected.txt is missing: {do}"
    first = expected.read_text().split("\n")[0]
    assert first.startswith("about: "), f"{case.name}/expected.txt begins with a line like “about: unknown-topic”"
    return first.removeprefix("about: ").split()


def same_trees(one: Path, other: Path, but: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """Return every file that is not in both trees with the same bytes, those named in ``but`` aside."""
    files = {
        path.relative_to(tree).as_posix() for tree in (one, other) for path in tree.rglob("*") if path.is_file()
    } - but
    _, different, missing = filecmp.cmpfiles(one, other, sorted(files), shallow=False)
    return different + missing


def build(
    root: Path, as_of: dt.date = AS_OF, *, output: str = "site", is_stored: bool = True, engine: str = "mkdocs"
) -> tuple[Path, Report]:
    """Build the project at ``root`` as the command does; return the folder of the site and the report."""
    settings = Settings(root, as_of, URL, "https://code.example.org/repo", output, engine)
    store = Store(settings.cache if is_stored else None)
    loaded = load_library(root, as_of, store)
    assert loaded.library, [str(problem) for problem in loaded.problems]
    return settings.site, build_site(loaded.library, settings, store)


def contents(tree: Path) -> dict[str, bytes]:
    """Return the content of every file below ``tree`` by its path."""
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()}
