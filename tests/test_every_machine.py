"""Every machine: what systems, editors, git and terminals do to a record is no fault of the person at work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.projects import CASES, REPOSITORY, make_project

EVENTS = "data/events/2025"
EVENT = f"{EVENTS}/2025-04-02-norway-disputes-the-duty.yml"


def check(*arguments: str, root: Path | None = None) -> Result:
    where = ["--root", str(root)] if root else []
    return CliRunner().invoke(main, ["check", "--as-of", "2026-01-01", *where, *arguments])


def git(folder: Path, *words: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)


def windows_clone(tmp_path: Path) -> Path:
    """Return a clone, with the settings of Git for Windows, of a repository that has the base record."""
    origin = make_project(tmp_path / "origin")
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "record")):
        git(origin, *command)
    git(tmp_path, "clone", "--quiet", "-c", "core.autocrlf=true", str(origin), "clone")
    return tmp_path / "clone"


def test_line_ends_that_git_changed_are_one_message_whose_cure_works(tmp_path: Path) -> None:
    clone = windows_clone(tmp_path)
    told = check(root=clone).stdout.splitlines()
    assert len([line for line in told if "carriage-return" in line]) == 1
    assert "core.autocrlf" in told[0]
    for folder in ("data", "seeds"):
        for file in (clone / folder).rglob("*.yml"):
            file.unlink()
    git(clone, "-c", "core.autocrlf=false", "checkout", "--", "data", "seeds")
    assert check(root=clone).exit_code == 0


def test_a_clone_on_windows_has_the_line_ends_of_the_repository(tmp_path: Path) -> None:
    origin = make_project(tmp_path / "origin")
    (origin / ".gitattributes").write_bytes((REPOSITORY / ".gitattributes").read_bytes())
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "record")):
        git(origin, *command)
    git(tmp_path, "clone", "--quiet", "-c", "core.autocrlf=true", str(origin), "clone")
    assert check(root=tmp_path / "clone").exit_code == 0


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "4913",
        ".2025-04-02-norway-disputes-the-duty.yml.swp",
        "2025-04-02-norway-disputes-the-duty.yml~",
        "#2025-04-02-norway-disputes-the-duty.yml#",
        "2025-04-02-norway-disputes-the-duty.yml.orig",
        "2025-04-02-norway-disputes-the-duty.yml.bak",
    ],
)
def test_what_editors_and_systems_leave_is_passed_over(tmp_path: Path, name: str) -> None:
    project = make_project(tmp_path)
    (project / EVENTS / name).write_bytes(b"\0\xff")
    assert check(root=project).exit_code == 0


def test_the_lock_of_emacs_leads_nowhere_and_is_passed_over(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / EVENTS / ".#2025-04-02-norway-disputes-the-duty.yml").symlink_to("a@host.1234:5678")
    assert check(root=project).exit_code == 0


@pytest.mark.parametrize("command", [["check"], ["check", "--format", "json"], ["stats"]])
def test_a_terminal_that_lacks_letters_gets_others(tmp_path: Path, command: list[str]) -> None:
    project = make_project(tmp_path)
    with (project / EVENT).open("a", encoding="utf-8") as event:
        event.write("关税: x\n" if command[0] == "check" else "")
    done = subprocess.run(
        [sys.executable, "-m", "generator", *command, "--root", str(project), "--as-of", "2026-01-01"],
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == (1 if command[0] == "check" else 0)
    assert (b"unknown-key" if command[0] == "check" else b"Events by month") in done.stdout


@pytest.mark.parametrize("folder", [".", "data", EVENTS, "seeds"])
def test_a_check_inside_the_record_finds_its_project(
    tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    (project / EVENT).write_text("title: x\n")
    monkeypatch.chdir(project / folder)
    told = check()
    assert told.exit_code == 1
    assert told.stdout.startswith(f"{EVENT}:1:")


@pytest.mark.parametrize("command", ["check", "stats", "state", "coverage"])
def test_outside_a_record_nothing_is_fine(tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, [command])
    assert told.exit_code == 2
    assert "--root" in told.stderr


def test_paths_limit_what_is_told_and_what_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project(tmp_path)
    (project / EVENT).write_text("title: x\n")
    monkeypatch.chdir(project / EVENTS)
    assert check(Path(EVENT).name).exit_code == 1
    assert check(".").exit_code == 1
    elsewhere = check("../../topics.yml")
    assert elsewhere.exit_code == 0
    assert "in other files" in elsewhere.stderr
    assert check(str(CASES)).exit_code == 2


def test_a_misspelt_command_is_told_the_right_one_and_the_version_is_told() -> None:
    told = CliRunner().invoke(main, ["chek"])
    assert told.exit_code == 2
    assert "did you mean “check”?" in told.stderr
    assert CliRunner().invoke(main, ["--version"]).stdout.startswith("briefing, version ")


def test_names_are_judged_beside_the_shape_of_the_same_file(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    text = (project / EVENT).read_text()
    (project / EVENT).write_text(text.replace("topics: [", "topics: [nothing-known, Not An Id, ") + "colour: red\n")
    told = check(root=project).stdout
    assert sorted(line.split(" ")[1] for line in told.splitlines()) == ["bad-id", "unknown-key", "unknown-topic"]


def test_a_list_that_cannot_be_read_is_told_first_and_silences_its_names(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / EVENT).write_text((project / EVENT).read_text() + "colour: red\n")
    topics = project / "data" / "topics.yml"
    topics.write_text(topics.read_text() + "- id: 'x' y\n")
    told = check(root=project).stdout.splitlines()
    assert [line.split(":")[0] for line in told] == ["data/topics.yml", EVENT]
    assert "unknown-topic" not in "\n".join(told)


def test_without_a_network_a_changed_lock_leaves_the_environment_as_it_was(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        (tmp_path / name).write_bytes((REPOSITORY / name).read_bytes())
    program = tmp_path / ".venv-all" / "old" / "bin" / "briefing"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\necho It still works\n")
    program.chmod(0o755)
    ready = tmp_path / ".venv-all" / "old" / ".ready"
    ready.touch()
    os.utime(ready, (1, 1))
    (tmp_path / ".venv").symlink_to(".venv-all/old")
    command = ["make", "--no-print-directory", f"PYTHON={sys.executable}", "check"]
    # As without a network: no index of packages answers.
    cut_off = os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(command, cwd=tmp_path, env=cut_off, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "The environment could not be made; the old one, if any, is as it was." in done.stderr
    assert [folder.name for folder in (tmp_path / ".venv-all").iterdir()] == ["old"]
    told = subprocess.run([tmp_path / ".venv" / "bin" / "briefing"], capture_output=True, text=True, check=False)
    assert told.stdout == "It still works\n"
