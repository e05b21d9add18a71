"""Workflows: nothing to steal, nothing unpinned, nothing that cannot be done by hand."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.projects import REPOSITORY

BIN = Path(sys.executable).parent
# What Windows, which has no make, does in the place of make setup and make check.
WITHOUT_MAKE = {
    "python -m pip install --require-hashes -r requirements.lock",
    "python -m generator check --strict",
}
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
            run_by_hand = step.get("run", "make check")
            assert re.fullmatch(r"make [a-z]+", run_by_hand) or run_by_hand in WITHOUT_MAKE, step


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"check.yml", "publish.yml"}


def git(root: Path, *words: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(root), *named, *words], check=True, capture_output=True)


def propose(root: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Merge a proposal that gives the list of addresses another ``text``, as the workflow sees it; check it."""
    (root / "data").mkdir(parents=True)
    shutil.copyfile(REPOSITORY / "Makefile", root / "Makefile")
    (root / "data" / "urls.lock").write_text("a/\n")
    git(root, "init", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--message", "published")
    git(root, "checkout", "-b", "proposal")
    (root / "data" / "topics.yml").write_text("changed\n")
    (root / "data" / "urls.lock").write_text(text)
    git(root, "add", ".")
    git(root, "commit", "--message", "proposed")
    git(root, "checkout", "main")
    git(root, "merge", "--no-ff", "proposal", "--message", "merged")
    command = ["make", "--no-print-directory", "urlscheck"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("text", ["", "a/\nb/\n"])
def test_a_proposal_that_changes_the_list_of_addresses_fails(tmp_path: Path, text: str) -> None:
    done = propose(tmp_path / "project", text)
    assert done.returncode != 0
    assert "data/urls.lock is written on main alone: git checkout origin/main -- data/urls.lock" in done.stderr


def test_a_proposal_that_leaves_the_list_of_addresses_alone_passes(tmp_path: Path) -> None:
    done = propose(tmp_path / "project", "a/\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
