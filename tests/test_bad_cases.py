"""Every folder below ``cases/bad`` is the base project with a fault laid over it.

The first line of its ``expected.txt`` names the codes that the case is about: ``about: unknown-topic``. The other
lines are what ``briefing check`` prints for problems with these codes, exactly. Every error must have one of them.
Warnings with other codes are allowed, so that a new warning changes no case but its own.

``UPDATE_EXPECTED=1`` writes the other lines anew and never the first. Where a case has no ``expected.txt``, it writes
one about every error that is found, or about every warning where there is no error.
"""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.projects import bad_cases, codes_of, make_project

LINE = re.compile(r"[^:]+:[0-9]+:[0-9]+: (?P<warning>warning )?(?P<code>[a-z0-9-]+) [^;]+; [^;]+; .+")


def briefing(command: str, root: Path) -> Result:
    result = CliRunner().invoke(main, [command, "--root", str(root), "--as-of", "2026-01-01"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def check_expected(case: Path, told: str, *, update: bool) -> int:
    """Compare what the check ``told`` with the case's ``expected.txt``; return the number of errors."""
    problems = []
    for line in told.splitlines():
        parts = LINE.fullmatch(line)
        assert parts, line
        problems.append((line, parts["code"], not parts["warning"]))
    errors = [code for _, code, is_error in problems if is_error]
    expected = case / "expected.txt"
    if update and not expected.exists():
        expected.write_text(f"about: {' '.join(sorted(set(errors or [code for _, code, _ in problems])))}\n")
    about = codes_of(case)
    for line, code, is_error in problems:
        assert code in about or not is_error, f"an error that the case is not about: {line}"
    lines = [line for line, code, _ in problems if code in about]
    assert lines, "the check finds nothing of what the case is about"
    found = "".join(f"{line}\n" for line in [f"about: {' '.join(about)}", *lines])
    if update:
        expected.write_text(found)
    assert found == expected.read_text()
    return len(errors)


@pytest.mark.parametrize("case", bad_cases(), ids=lambda path: path.name)
def test_a_fault_is_told_with_its_place_and_the_old_site_stays(case: Path, tmp_path: Path) -> None:
    project = make_project(tmp_path, case)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site")

    told = briefing("check", project)
    errors = check_expected(case, told.stdout, update=bool(os.environ.get("UPDATE_EXPECTED")))
    assert told.exit_code == (1 if errors else 0)
    if errors:
        built = briefing("build", project)
        assert built.exit_code == 1
        assert (project / "site" / "index.html").read_text() == "the old site"


ERROR = "data/topics.yml:1:1: bad-id ids must be words; found “A”; write it like a\n"
WARNING = "data/topics.yml:2:1: warning unused topics must be used; found none; remove it\n"


def test_expected_txt_is_written_where_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"UPDATE_EXPECTED=1 .venv/bin/pytest tests/test_bad_cases.py"):
        check_expected(tmp_path, ERROR, update=False)
    assert check_expected(tmp_path, ERROR + WARNING, update=True) == 1
    expected = tmp_path / "expected.txt"
    assert expected.read_text() == f"about: bad-id\n{ERROR}"
    expected.unlink()
    assert check_expected(tmp_path, WARNING, update=True) == 0
    assert expected.read_text() == f"about: unused\n{WARNING}"


def test_the_first_line_of_expected_txt_is_never_written_anew(tmp_path: Path) -> None:
    (tmp_path / "expected.txt").write_text("about: bad-id\n")
    with pytest.raises(AssertionError, match="an error that the case is not about"):
        check_expected(tmp_path, ERROR.replace("bad-id", "tab"), update=True)
    check_expected(tmp_path, ERROR, update=True)
    assert (tmp_path / "expected.txt").read_text() == f"about: bad-id\n{ERROR}"
