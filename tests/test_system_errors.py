"""A full disk, a folder that may not be written, a process that is ended: one sentence, and a whole site."""

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from generator.parallel import map_chunks
from tests.edits import FIRST, event, replace
from tests.projects import REPOSITORY, contents, make_site_project

_DROP = 24  # PR_CAPBSET_DROP of prctl
_OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


def command(root: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "generator", *(words or ("build",)), "--root", str(root), "--as-of", "2026-01-01"]


def run(root: Path, *words: str, first: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, in which ``first`` is called before."""
    return subprocess.run(
        command(root, *words), cwd=REPOSITORY, capture_output=True, text=True, check=False, preexec_fn=first
    )


def without_overrides() -> None:
    """Let rights count for the administrator too."""
    libc = ctypes.CDLL(None)
    for capability in _OVERRIDES:
        libc.prctl(_DROP, capability, 0, 0, 0)


def at_most(size: int) -> Callable[[], None]:
    """Return what lets no file become longer than ``size`` bytes, as where a disk is full."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def is_told(done: subprocess.CompletedProcess[str]) -> None:
    """Hold that a run was stopped by the system, and said so in one sentence."""
    assert done.returncode == 3, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith(("The build failed, the old site stays: ", "The system stopped this: ")), done.stderr
    assert done.stderr.count("\n") == 1, done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Return a project that was built, and the site that it has after an edit."""
    root = make_site_project(tmp_path_factory.mktemp("built") / "project")
    edited = make_site_project(tmp_path_factory.mktemp("edited") / "project")
    edit(edited)
    assert [run(folder).returncode for folder in (root, edited)] == [0, 0]
    return root, contents(edited / "site")


@pytest.fixture
def project(built: tuple[Path, dict[str, bytes]], tmp_path: Path) -> Path:
    return shutil.copytree(built[0], tmp_path / "project")


def edit(root: Path) -> None:
    replace(event(root, FIRST), "Norwegian goods", "all goods")


def next_build_is_right(root: Path, want: dict[str, bytes]) -> None:
    done = run(root)
    assert done.returncode == 0, done.stderr
    assert contents(root / "site") == want
    assert not list((root / "build" / "cache").glob("tmp*"))


@pytest.mark.parametrize(
    ("size", "engine_runs"), [(50, False), (5_000, False), (300_000, False), (50, True), (40_000, True)]
)
def test_a_full_disk_leaves_the_old_site(
    project: Path, built: tuple[Path, dict[str, bytes]], size: int, *, engine_runs: bool
) -> None:
    before = contents(project / "site")
    edit(project)
    if engine_runs:
        shutil.rmtree(project / "build")
    done = run(project, first=at_most(size))
    if done.returncode == 0:
        assert size > 200_000
    else:
        is_told(done)
        assert contents(project / "site") == before
    next_build_is_right(project, built[1])


@pytest.mark.parametrize("name", [".", "build", "site", "docs/about.md", "mkdocs.yml"])
def test_what_may_not_be_written_or_read_is_told(
    project: Path, built: tuple[Path, dict[str, bytes]], name: str
) -> None:
    before = contents(project / "site")
    edit(project)
    place = project / name
    rights = place.stat().st_mode
    place.chmod(0o555 if place.is_dir() else 0)
    done = run(project, first=without_overrides)
    place.chmod(rights)
    if done.returncode != 0:
        is_told(done)
        assert contents(project / "site") == before
    next_build_is_right(project, built[1])


def test_data_that_may_not_be_read_is_told(project: Path) -> None:
    folder = event(project, FIRST).parent
    folder.chmod(0)
    done = run(project, "check", first=without_overrides)
    folder.chmod(0o755)
    is_told(done)
    event(project, FIRST).chmod(0)
    done = run(project, "check", first=without_overrides)
    assert done.returncode == 1
    assert f"{FIRST}.yml:1:1: unreadable" in done.stdout


@pytest.mark.parametrize("variable", ["BRIEFING_SITE_URL", "BRIEFING_REPOSITORY"])
def test_a_setting_that_is_no_address_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    for value in ("javascript:alert(1)", 'https://example.org/"onclick="x', "example.org"):
        monkeypatch.setenv(variable, value)
        done = run(make_site_project(tmp_path / value[:4]), "build")
        assert done.returncode == 2
        assert "write it like https://" in done.stderr


def test_a_process_that_is_ended_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_WORKERS", "2")

    def work(chunk: object) -> list[int]:
        os.kill(os.getpid(), signal.SIGKILL)
        return [id(chunk)]

    with pytest.raises(OSError, match="ended from outside"):
        list(map_chunks(work, range(100), 2))


@pytest.mark.parametrize("moment", [0.5, 1.5, 3.0])
def test_no_process_outlives_a_build_that_was_killed(tmp_path: Path, moment: float) -> None:
    root = make_site_project(tmp_path / "project")
    process = subprocess.Popen(
        command(root), cwd=REPOSITORY, env=os.environ | {"BRIEFING_WORKERS": "4"}, stdout=subprocess.DEVNULL
    )
    time.sleep(moment)
    below = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(below, timeout=10)
    assert alive == []
    assert run(root).returncode == 0
