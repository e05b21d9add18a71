"""Every folder below ``cases/bad`` is a project with a fault. ``expected.txt`` holds what a contributor reads."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.projects import bad_cases, make_project

WARNINGS_ONLY = {"date-in-text", "overlap", "unused-measure"}


def briefing(command: str, root: Path) -> Result:
    result = CliRunner().invoke(main, [command, "--root", str(root), "--as-of", "2026-01-01"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("case", bad_cases(), ids=lambda path: path.name)
def test_a_fault_is_told_with_its_place_and_the_old_site_stays(case: Path, tmp_path: Path) -> None:
    project = make_project(tmp_path, case)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site")

    told = briefing("check", project)
    expected = case / "expected.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(told.stdout)
    assert told.stdout == expected.read_text()
    for line in told.stdout.splitlines():
        assert re.match(r"[^:]+:[0-9]+:[0-9]+: (warning )?[a-z0-9-]+ [^;]+; [^;]+; .+", line), line

    if case.name in WARNINGS_ONLY:
        assert told.exit_code == 0
    else:
        assert told.exit_code == 1
        built = briefing("build", project)
        assert built.exit_code == 1
        assert (project / "site" / "index.html").read_text() == "the old site"
