"""``briefing fix`` mends what has one reading, keeps the rest, and leaves a mended file alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands.fix_text import day
from tests.projects import make_project
from tests.test_commands import errors_in

EVENT = "data/events/2025/2025-04-02-norway-disputes-the-duty.yml"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2025/04/02", "2025-04-02"),
        ("2025-4-2", "2025-04-02"),
        ("26/02/2026", "2026-02-26"),
        ("02/26/2026", "2026-02-26"),
        ("Feb 26, 2026", "2026-02-26"),
        ("26 February 2026", "2026-02-26"),
        ("02/03/2026", None),
        ("30 February 2026", None),
        ("2026-02", None),
        ("2026-02-26", None),
        ("norway-truce", None),
    ],
)
def test_a_date_is_mended_where_it_has_one_reading(typed: str, meant: str | None) -> None:
    assert day(typed) == meant


def test_mistakes_of_form_are_mended_and_the_rest_stays(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    right = (project / EVENT).read_text()
    wrong = right.replace("date: 2025-04-02", "date: 2 April 2025 # the day").replace("[fisheries", "[Fisheries")
    wrong = wrong.replace("[tariffs", "[Tariff").replace("people: [ola-nordmann]", "people: [Ola Nordmann]")
    assert wrong != right
    (project / EVENT).write_bytes(wrong.replace("\n", "\r\n").encode())
    shown = CliRunner().invoke(main, ["fix", EVENT, "--root", str(project)])
    assert shown.exit_code == 1
    assert "+date: 2025-04-02" in shown.stdout
    assert b"\r\n" in (project / EVENT).read_bytes()
    assert CliRunner().invoke(main, ["fix", EVENT, "--yes", "--root", str(project)]).exit_code == 0
    assert (project / EVENT).read_bytes().decode() == right.replace("date: 2025-04-02", "date: 2025-04-02 # the day")
    again = CliRunner().invoke(main, ["fix", "--root", str(project)])
    assert (again.exit_code, again.stdout) == (0, "Nothing to mend\n")
    assert errors_in(CliRunner().invoke(main, ["check", "--root", str(project), "--as-of", "2026-01-01"])) == []
