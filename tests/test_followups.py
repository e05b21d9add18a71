"""One fault is told once: an entry that is not valid makes no problems in other entries.

An entry that did not validate may hold whatever a rule misses elsewhere: the step that set a deadline, the event that
cites a fact. So a rule that concludes something from what it does not find must stay silent where entries of that
kind are not valid (``Collection.is_whole``, and ``in`` for single entries).
"""

import datetime as dt
import re
from pathlib import Path

import pytest

from generator.kinds import KINDS, kind_of
from generator.loading.records import Records
from generator.pipeline.load import check
from generator.pipeline.read import read_records
from generator.problems import Problem
from generator.store import Store
from tests.projects import CASES, REPOSITORY, make_project

TODAY = dt.date(2027, 1, 1)
GROUPS = 40
# Files in which entries rest on others in every way that a rule knows.
RESTING = CASES / "resting"
FILES = sorted(
    {path.relative_to(root).as_posix() for root in (CASES / "base", RESTING) for path in root.rglob("*.yml")}
)


def problems_of(project: Path) -> set[Problem]:
    records, problems = read_records(project, Store(None))
    return {*problems, *check(records, TODAY)[0]}


def broken(text: str, path: str) -> list[str]:
    """Return the content of the file at ``path`` with an unknown key, in each of its entries in turn."""
    kind = kind_of(path)
    assert kind
    if not kind.is_list:
        return [f"{text}unknown: key\n"]
    starts = [match.start() for match in re.finditer(r"^- ", text, re.MULTILINE)]
    texts = []
    for start in starts:
        line = text[start:].split("\n", maxsplit=1)[0]
        if line.startswith("- {"):
            faulty = line.replace("- {", "- {unknown: key, ", 1)
        else:
            faulty = line.replace("- ", "- unknown: key\n  ", 1)
        texts.append(f"{text[:start]}{faulty}{text[start + len(line) :]}")
    return texts


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path, RESTING)


def test_the_entries_that_rest_on_others_are_valid(project: Path) -> None:
    assert [str(problem) for problem in problems_of(project) if problem.severity == "error"] == []


@pytest.mark.parametrize("path", FILES)
def test_an_invalid_entry_makes_no_problem_in_another_file(project: Path, path: str) -> None:
    before = problems_of(project)
    file = project / path
    texts = broken(file.read_text(), path)
    assert texts
    for text in texts:
        file.write_text(text)
        found = problems_of(project) - before
        assert {problem.code for problem in found if problem.severity == "error"} == {"unknown-key"}
        assert {problem.path for problem in found} == {path}


def test_a_faulty_id_makes_no_problem_where_the_right_one_is_used(project: Path) -> None:
    before = problems_of(project)
    for path, right, wrong in (("countries", '"NO"', '"no"'), ("measures", "us-salmon-duty", "US-salmon-duty")):
        file = project / "data" / f"{path}.yml"
        text = file.read_text()
        file.write_text(text.replace(right, wrong, 1))
        assert [problem.path for problem in problems_of(project) - before] == [f"data/{path}.yml"]
        file.write_text(text)


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("text", ["a: [\n", "word\n", "- unknown: key\n"], ids=["no YAML", "a word", "no id"])
def test_an_unreadable_file_makes_no_problem_in_another(project: Path, path: str, text: str) -> None:
    before = problems_of(project)
    (project / path).write_text(text)
    found = problems_of(project) - before
    assert {problem.path for problem in found} == {path}


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_is_not_read_makes_no_problem_in_another(project: Path, path: str) -> None:
    before = problems_of(project)
    (project / path).rename(project / "elsewhere.yml")
    (project / path).symlink_to(project / "elsewhere.yml")
    assert {problem.path for problem in problems_of(project) - before} == {path}


def test_a_misplaced_event_makes_no_problem_in_another_file(project: Path) -> None:
    before = problems_of(project)
    for path in sorted((project / "data" / "events" / "2025").iterdir()):
        misplaced = path.rename(project / "data" / "events" / path.name)
        found = problems_of(project) - before
        assert {problem.path for problem in found} == {misplaced.relative_to(project).as_posix()}
        misplaced.rename(path)


def test_invalid_entries_make_no_problem_in_the_record() -> None:
    """The same for the project's own record, whose entries rest on others in more ways: one in forty at a time."""
    records, _ = read_records(REPOSITORY, Store(None))
    before = set(check(records, TODAY)[0])
    for group in range(GROUPS):
        assert set(check(without(records, group), TODAY)[0]) <= before


def without(records: Records, group: int) -> Records:
    """Return ``records`` with every fortieth entry of each kind among those that are not valid."""
    found = Records()
    for kind in KINDS:
        for number, record in enumerate(records[kind.name]):
            if number % GROUPS == group:
                found[kind.name].invalid_ids.add(record.id)
            else:
                found[kind.name].add(record)
    return found
