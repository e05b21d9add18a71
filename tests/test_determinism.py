"""The same record gives the same bytes in any process, whatever the hash seed, the time zone and the workers."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.projects import REPOSITORY, build, make_site_project, same_trees

# Runs the program on another day than today: the clock is read in settings.py alone.
ON_ANOTHER_DAY = (
    "import datetime as dt, generator.settings as s; s.today = lambda: dt.date(2027, 8, 1);"
    "from generator.cli import main; main()"
)


def built(
    root: Path,
    *words: str,
    program: tuple[str, ...] = ("-m", "generator"),
    umask: int = 0o022,
    environment: dict[str, str] | None = None,
) -> Path:
    """Build the project in a process of its own and return its site."""
    command = [sys.executable, *program, "build", "--root", str(root), "--as-of", "2026-01-01", *words]
    known = {"PYTHONPATH": str(REPOSITORY), "BRIEFING_SITE_URL": "https://owner.example.org/repo/"}
    subprocess.run(command, env=os.environ | known | (environment or {}), check=True, capture_output=True, umask=umask)
    return root / "site"


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(make_site_project(tmp_path_factory.mktemp("reference") / "one"), environment={"PYTHONHASHSEED": "1"})


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "7", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "COLUMNS": "20"},
        {"SOURCE_DATE_EPOCH": "86400", "BRIEFING_WORKERS": "3", "PYTHONOPTIMIZE": "1", "HOME": "/nowhere"},
    ],
    ids=["C", "Turkish", "other variables"],
)
def test_any_surroundings_give_the_same_bytes(tmp_path: Path, reference: Path, environment: dict[str, str]) -> None:
    other = built(make_site_project(tmp_path / "another föld er"), environment=environment)
    assert same_trees(reference, other) == []


def test_another_day_gives_the_same_bytes(tmp_path: Path, reference: Path) -> None:
    other = built(make_site_project(tmp_path / "later"), program=("-c", ON_ANOTHER_DAY))
    assert same_trees(reference, other) == []


def test_other_rights_times_and_order_of_files_give_the_same_bytes(reference: Path, tmp_path: Path) -> None:
    made = make_site_project(tmp_path / "made")
    root = tmp_path / "project"
    for day, path in enumerate(sorted((path for path in made.rglob("*") if path.is_file()), reverse=True)):
        copy = root / path.relative_to(made)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        os.utime(copy, (day * 86400, day * 86400))
    other = built(root, "--no-cache", umask=0o077)
    assert same_trees(reference, other) == []


def test_another_file_system_gives_the_same_bytes(reference: Path, tmp_path: Path) -> None:
    shared = Path("/dev/shm")  # noqa: S108 - a file system in memory, on Linux
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else tmp_path) as folder:
        other = built(make_site_project(Path(folder) / "project"))
        assert same_trees(reference, other) == []


@pytest.mark.parametrize("workers", ["2", "3"])
def test_any_number_of_workers_writes_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    alone, _ = build(make_site_project(tmp_path / "alone"))
    monkeypatch.setattr("generator.parallel.WORTH_SHARING", 2)
    monkeypatch.setattr("generator.parallel.CHUNK", 3)
    monkeypatch.setattr("generator.site.write._CHUNK", 3)
    monkeypatch.setenv("BRIEFING_WORKERS", workers)
    shared, _ = build(make_site_project(tmp_path / "shared"))
    assert same_trees(alone, shared) == []
