"""Every folder below ``cases/bad`` is the base project with a fault laid over it.

The first line of its ``expected.txt`` names the codes that the case is about: ``about: unknown-topic``. The other
lines are what ``briefing check`` prints for problems with these codes, exactly. Every error must have one of them.
Warnings with other codes are allowed, so that a new warning changes no case but its own.

``UPDATE_EXPECTED=1`` writes the other lines anew and never the first. A new case begins with that line alone.
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


@pytest.mark.parametrize("case", bad_cases(), ids=lambda path: path.name)
def test_a_fault_is_told_with_its_place_and_the_old_site_stays(case: Path, tmp_path: Path) -> None:
    project = make_project(tmp_path, case)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site")

    told = briefing("check", project)
    about = codes_of(case)
    lines, errors = [], 0
    for line in told.stdout.splitlines():
        parts = LINE.fullmatch(line)
        assert parts, line
        errors += not parts["warning"]
        if parts["code"] in about:
            lines.append(line)
        else:
            assert parts["warning"], f"an error that the case is not about: {line}"
    expected = case / "expected.txt"
    found = "".join(f"{line}\n" for line in [f"about: {' '.join(about)}", *lines])
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(found)
    assert found == expected.read_text()
    assert lines

    assert told.exit_code == (1 if errors else 0)
    if errors:
        built = briefing("build", project)
        assert built.exit_code == 1
        assert (project / "site" / "index.html").read_text() == "the old site"
