"""The same record gives the same bytes in any process, whatever the hash seed, the time zone and the workers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import REPOSITORY, build, make_site_project, same_trees


def built(root: Path, **environment: str) -> Path:
    """Build the project in a process of its own and return its site."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--as-of", "2026-01-01"]
    known = {"PYTHONPATH": str(REPOSITORY), "BRIEFING_SITE_URL": "https://owner.example.org/repo/"}
    subprocess.run(command, env=os.environ | known | environment, check=True, capture_output=True)
    return root / "site"


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    one = built(make_site_project(tmp_path / "one"), PYTHONHASHSEED="1", TZ="Pacific/Kiritimati")
    other = built(make_site_project(tmp_path / "another folder"), PYTHONHASHSEED="4242", TZ="America/Adak")
    assert same_trees(one, other) == []


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
