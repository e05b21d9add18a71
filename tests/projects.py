"""Small projects for tests: the base project of ``tests/cases/base`` with a case's files laid over it."""

import filecmp
import shutil
from pathlib import Path

CASES = Path(__file__).parent / "cases"
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


def bad_cases() -> list[Path]:
    """Return the folders of bad input, found by themselves."""
    return sorted(path for path in (CASES / "bad").iterdir() if path.is_dir())


def same_trees(one: Path, other: Path, but: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """Return every file that is not in both trees with the same bytes, those named in ``but`` aside."""
    files = {
        path.relative_to(tree).as_posix() for tree in (one, other) for path in tree.rglob("*") if path.is_file()
    } - but
    _, different, missing = filecmp.cmpfiles(one, other, sorted(files), shallow=False)
    return different + missing
