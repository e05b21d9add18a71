"""Workflows: nothing to steal, nothing unpinned, nothing that cannot be done by hand."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.edits import FIRST, event
from tests.git_projects import git, replace
from tests.projects import REPOSITORY, make_site_project

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
    assert {path.name for path in WORKFLOWS} >= {"check.yml", "proof.yml", "publish.yml", "watch.yml"}


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout as the workflow has it: a proposal merged into what it was made against, and the site of it."""
    root = make_site_project(tmp_path_factory.mktemp("workflow") / "project")
    for name in ("Makefile", "pyproject.toml", "requirements.lock", ".gitignore"):
        shutil.copyfile(REPOSITORY / name, root / name)
    program = root / ".venv" / "bin" / "briefing"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{REPOSITORY}" exec "{sys.executable}" -m generator "$@"\n')
    program.chmod(0o755)
    (root / ".venv" / ".ready").touch()
    git(root, "init", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--message", "published")
    git(root, "checkout", "-b", "proposal")
    replace(event(root, FIRST), "percent: 10", "percent: 15")
    git(root, "add", ".")
    git(root, "commit", "--message", "proposed")
    git(root, "checkout", "main")
    git(root, "merge", "--no-ff", "proposal", "--message", "merged")
    return root


def run_step(root: Path, command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | settings
    words = [*command.split(), "AS_OF=2025-05-20"]
    return subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_a_finding_stands_on_its_line_of_the_proposal(proposal: Path) -> None:
    done = run_step(proposal, "make check", FORMAT="github", BASE="HEAD^1")
    assert done.returncode != 0
    line = event(proposal, FIRST).read_text().splitlines().index("    percent: 15") + 1
    told = f"::error file=data/events/2025/{FIRST}.yml,line={line},col=14,title=unrecorded-change::"
    assert told in done.stdout
    assert "unrecorded-change" not in run_step(proposal, "make check", FORMAT="github", BASE="").stdout


def test_the_summary_says_what_readers_will_see_and_how_to_look_at_it(proposal: Path) -> None:
    assert run_step(proposal, "make site").returncode == 0
    summary = proposal / "summary.md"
    known = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_RUN_ID": "77", "BASE": "HEAD^1", "KEEP": "build/changed"}
    done = run_step(proposal, "make diff", **known)
    assert done.returncode == 0, done.stderr
    text = summary.read_text()
    assert text.startswith("## What readers will see")
    assert "10% on top is now 15% on top" in text
    assert (
        "`gh run download 77 --name changed-pages --dir changed && python3 -m http.server --directory changed`" in text
    )
    kept = proposal / "build" / "changed"
    listed = re.findall('<a href="([^"]+)">', (kept / "changed.html").read_text())
    assert "countries/no/" in listed
    for address in listed:
        page = (kept / address / "index.html").read_text() if address != "." else (kept / "index.html").read_text()
        for target in re.findall(r'<(?:script|link|img)[^>]* (?:src|href)="([^":?#]+\.(?:css|js|svg|png))"', page):
            assert (kept / address / target).is_file(), f"{address} shows {target}"


def test_a_summary_that_could_not_be_written_says_so(proposal: Path) -> None:
    summary = proposal / "failed.md"
    done = run_step(proposal, "make diff", GITHUB_STEP_SUMMARY=str(summary), BASE="nowhere")
    assert done.returncode != 0
    assert "git knows no version “nowhere”" in done.stderr
    assert summary.read_text() == "What readers will see could not be told; the log says why.\n"


def jobs(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((REPOSITORY / ".github" / "workflows" / name).read_text())["jobs"]
    return found


def test_nothing_is_deployed_before_the_tests_pass_and_what_is_served_is_compared() -> None:
    publish = jobs("publish.yml")
    assert set(publish["deploy"]["needs"]) == {"test", "build"}
    assert {step.get("run") for step in publish["test"]["steps"]} >= {"make test"}
    steps = [step.get("run") or step["uses"].partition("@")[0] for step in publish["deploy"]["steps"]]
    assert steps.index("make tip") < steps.index("actions/deploy-pages")
    assert "deploy" in publish["live"]["needs"]
    assert {step.get("run") for step in publish["live"]["steps"]} >= {"make live"}
    for name in ("build", "live"):
        made = [step["env"] for step in publish[name]["steps"] if step.get("run") in ("make site", "make live")]
        assert made[0]["DATA"] == 1, "both make the same files"


def test_no_workflow_takes_over_anything_but_checksums_or_keeps_a_cache() -> None:
    for path in WORKFLOWS:
        text = path.read_text()
        assert "cache" not in re.sub("#.*", "", text)
        for job in jobs(path.name).values():
            taken = [step["with"]["name"] for step in job["steps"] if "download-artifact" in step.get("uses", "")]
            assert taken in ([], ["checksums"])
