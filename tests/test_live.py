"""The site that is served: compared with the one of this commit, watched for its age, put right after a bad merge."""

import datetime as dt
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.edits import FIRST, SECOND, event
from tests.git_projects import GIT, git, replace
from tests.projects import REPOSITORY, contents, make_site_project

DAY = "2026-01-01"
# What names the commit, and so differs between two commits of equal content.
OF_THE_COMMIT = {"build.json", "api/v1/manifest.json"}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


def briefing(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--root", str(root)])


def published(root: Path) -> dict[str, bytes]:
    """Build the site of the project's last commit, and return it."""
    done = briefing(root, "build", "--as-of", DAY)
    assert done.exit_code == 0, done.stderr
    return contents(root / "site")


def committed(root: Path, message: str) -> None:
    git(root, "add", ".")
    git(root, "commit", "--message", message)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in GIT.items():
        monkeypatch.setenv(name, value)
    root = make_site_project(tmp_path / "project")
    (root / ".gitignore").write_text("/build/\n/site/\n")
    git(root, "init", "--initial-branch=main")
    committed(root, "good")
    return root


@pytest.fixture
def address(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve the folder of the project's site and yield its address."""
    (project / "site").mkdir()
    handler = functools.partial(_Quiet, directory=str(project / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        monkeypatch.setenv("BRIEFING_SITE_URL", url)
        # A build puts another folder in its place, which the server finds by its name.
        yield url
        server.shutdown()


def test_the_site_of_this_commit_is_known_byte_for_byte(project: Path, address: str) -> None:
    published(project)
    done = briefing(project, "live", address)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "byte for byte" in done.stdout


def test_another_commit_and_another_content_are_told(project: Path, address: str) -> None:
    published(project)
    record = project / "site" / "build.json"
    whole = record.read_text()
    replace(record, '"tree": "', '"tree": "0')
    done = briefing(project, "live", address)
    assert done.exit_code == 1
    assert "differs from what this commit gives in tree;" in done.stderr
    record.write_text(whole)
    replace(event(project, FIRST), "Norwegian goods", "all goods")
    committed(project, "more")
    done = briefing(project, "live", address)
    assert done.exit_code == 1
    assert "it is of commit " in done.stderr


@pytest.mark.parametrize("served", [None, "<html>", "[]", '{"as_of": 5}', '{"as_of": "2026-13-01"}'])
def test_a_site_that_says_nothing_is_told_in_a_sentence(project: Path, address: str, served: str | None) -> None:
    if served is not None:
        (project / "site" / "build.json").write_text(served)
    done = briefing(project, "live", address, "--hours", "36")
    assert done.exit_code == 1
    assert done.stderr.startswith(address)
    assert done.stderr.count("\n") == 1


def test_a_site_that_is_not_there_is_told_in_a_sentence(project: Path) -> None:
    done = briefing(project, "live", "http://127.0.0.1:9/")
    assert done.exit_code == 1
    assert "cannot be had" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("days", "listed", "opened"), [(0, "0", False), (2, "0", True), (2, "1", False)])
def test_an_issue_is_opened_once_where_the_site_is_too_old(
    project: Path, address: str, days: int, listed: str, *, opened: bool
) -> None:
    day = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=days)
    (project / "site" / "build.json").write_text(json.dumps({"as_of": f"{day}"}))
    tools = project / "tools"
    tools.mkdir()
    program(tools / "gh", f'echo "$@" >> {tools}/asked; [ "$2" != list ] || echo {listed}')
    program(tools / "briefing", f'cd {REPOSITORY} && exec {sys.executable} -m generator "$@" --root {project}')
    (project / ".venv").symlink_to(REPOSITORY / ".venv")
    shutil.copyfile(REPOSITORY / "Makefile", project / "Makefile")
    command = ["make", "--no-print-directory", "--old-file=.venv/.ready", "watch", f"BIN={tools}"]
    environment = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    asked = (tools / "asked").read_text() if (tools / "asked").exists() else ""
    assert (f"{address}: it is of {day}, which began " in done.stderr) == bool(days)
    assert (done.returncode != 0) == bool(days), done.stderr
    assert ("issue create --title The live site is older than 36 hours" in asked) == opened


def program(path: Path, words: str) -> None:
    """Write a program for the shell."""
    path.write_text(f"#!/bin/sh\n{words}\n")
    path.chmod(0o755)


def test_a_bad_edit_is_taken_back_and_the_site_is_the_old_one(project: Path) -> None:
    good = published(project)
    replace(event(project, FIRST), "Norwegian goods", "fish alone")
    committed(project, "bad")
    assert published(project) != good
    git(project, "revert", "--no-edit", "HEAD")
    again = published(project)
    assert {path for path in {*good, *again} if good.get(path) != again.get(path)} <= OF_THE_COMMIT


def test_an_event_that_should_not_be_there_is_withdrawn_and_its_address_stays(project: Path) -> None:
    key = "2025-05-05-norway-answers-again"
    text = event(project, SECOND).read_text().replace("date: 2025-04-02", "date: 2025-05-05")
    text = text.replace("title: Norway", "title: Again Norway").replace("checked: 2025-05-01", "checked: 2025-05-05")
    event(project, key).write_text(text)
    assert briefing(project, "urls", "--as-of", DAY).exit_code == 0
    committed(project, "bad")
    assert f"events/{key}/index.html" in published(project)
    whole = event(project, key).read_text()
    event(project, key).unlink()
    done = briefing(project, "check", "--as-of", DAY)
    assert done.exit_code == 1
    assert "lost-address" in done.stdout
    event(project, key).write_text(f"{whole}withdrawn: {{date: 2025-06-01, reason: It did not happen.}}\n")
    assert b"It did not happen." in published(project)[f"events/{key}/index.html"]


def test_a_commit_that_is_not_the_newest_of_main_is_not_deployed(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", str(project), "clone")
    clone = tmp_path / "clone"
    shutil.copyfile(REPOSITORY / "Makefile", clone / "Makefile")
    command = ["make", "--no-print-directory", "tip"]
    assert subprocess.run(command, cwd=clone, check=False).returncode == 0
    replace(event(project, FIRST), "Norwegian goods", "all goods")
    committed(project, "more")
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "main has moved on" in done.stderr
