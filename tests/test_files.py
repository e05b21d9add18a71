"""Data files: links are told and never followed, wherever they are; what cannot be read is told."""

import datetime as dt
import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.pipeline import load_library
from tests.projects import REPOSITORY, make_project

DAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    "path", ["data", "seeds", "data/events", "data/events/2025", "data/schema", "data/topics.yml", "data/sources/2025"]
)
def test_a_link_is_told_and_not_followed(tmp_path: Path, path: str) -> None:
    project = make_project(tmp_path / "project")
    elsewhere = tmp_path / "elsewhere"
    if (project / path).exists():
        (project / path).rename(elsewhere)
    else:
        elsewhere.mkdir()
    (project / path).symlink_to(elsewhere)
    loaded = load_library(project, DAY)
    assert loaded.library is None
    assert [(p.path, p.line) for p in loaded.problems if p.code == "not-a-file"] == [(path, 1)]
    if path == "data":
        assert set(loaded.counts.values()) == {0, 1}


def test_a_link_to_nothing_and_a_pipe_are_told(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / "data" / "events" / "2025" / "2025-01-01-nowhere.yml").symlink_to("nowhere")
    os.mkfifo(project / "data" / "sources" / "2025" / "2025-01-01-pipe.yml")
    assert [p.code for p in load_library(project, DAY).problems if p.severity == "error"] == [
        "not-a-file",
        "not-a-file",
    ]


def test_the_project_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    make_project(tmp_path / "project")
    (tmp_path / "link").symlink_to(tmp_path / "project")
    assert load_library(tmp_path / "link", DAY).library is not None


def test_a_project_without_data_has_an_empty_library(tmp_path: Path) -> None:
    loaded = load_library(tmp_path, DAY)
    assert loaded.problems == []
    assert loaded.library is not None
    assert loaded.library.events == ()


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_the_name_of_a_file_cannot_write_a_line_of_its_own(tmp_path: Path, form: str) -> None:
    project = make_project(tmp_path)
    for name in (b"one\n::error::two.yml", b"caf\xe9.yml", b"\x1b[31m.yml"):
        Path(os.fsdecode(os.fsencode(project / "data") + b"/" + name)).touch()
    result = CliRunner().invoke(main, ["check", "--format", form, "--root", str(project), "--as-of", "2026-01-01"])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert "\n::error::two" not in result.stdout
    assert result.stdout.count("misplaced-file") == 3
    if form == "json":
        assert sum(row["severity"] == "error" for row in json.loads(result.stdout)) == 3
    if form == "text":
        assert "\x1b" not in result.stdout


def test_no_file_of_the_record_is_a_link_or_may_be_executed() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--stage", "data", "docs", "seeds"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert len(listed) > 1000
    assert [line for line in listed if not line.startswith("100644 ")] == []


def test_thousands_of_faults_are_a_hundred_lines_and_a_count(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    with (project / "data" / "topics.yml").open("a") as topics:
        topics.writelines(f"- id: t{n}\n" + "".join(f"  k{i}: v\n" for i in range(18)) for n in range(1000))
    told = CliRunner().invoke(main, ["check", "--root", str(project), "--as-of", "2026-01-01"]).stdout.splitlines()
    assert len(told) == 101
    # Each topic lacks a name and what it is about, and has keys that nobody knows.
    (count,) = [line for line in told if " more-problems " in line]
    assert f"found {1000 * 20 - 100:,} more" in count


def test_hundreds_of_unknown_names_are_a_hundred_lines_and_a_count(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    measures = project / "data" / "measures.yml"
    entry = measures.read_text()
    for n in range(300):
        fresh = entry.replace("us-salmon-duty", f"duty-{n}").replace("US duty on", f"US duty {n} on")
        measures.write_text(measures.read_text() + fresh.replace("tariffs]", f"topic-{n}]"))
    told = [problem for problem in load_library(project, DAY).problems if problem.path == "data/measures.yml"]
    assert len(told) == 101
    assert sum(problem.code == "more-problems" for problem in told) == 1
