"""Workflows: nothing to steal, nothing unpinned, nothing that cannot be done by hand."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.projects import REPOSITORY

BIN = Path(sys.executable).parent
WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)


def test_zizmor_finds_nothing() -> None:
    done = run(str(BIN / "zizmor"), "--pedantic", "--offline", ".github")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


def test_actionlint_finds_nothing() -> None:
    done = run(str(BIN / "actionlint"), *(str(path) for path in WORKFLOWS))
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_pinned_and_holds_no_secret(path: Path) -> None:
    text = path.read_text()
    workflow: dict[str, Any] = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert "secrets." not in text
    assert "pull_request_target" not in text
    for line in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    for job in workflow["jobs"].values():
        assert job["permissions"]
        for step in job["steps"]:
            assert re.fullmatch(r"make [a-z]+", step.get("run", "make check")), step


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"check.yml", "publish.yml"}
