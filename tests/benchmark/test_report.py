"""Goals are judged, and the report is written, from results. No time is asserted."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.benchmark.__main__ import bench
from tests.benchmark.goals import judge
from tests.benchmark.measure import BenchError, run_measured
from tests.benchmark.report import BEGIN, END, publish
from tests.benchmark.results import Cost, PeerResult, Results, Size, Tree
from tests.benchmark.runs import RUNS
from tests.projects import REPOSITORY


def size(events: int, cpu: float, memory: int, **peers: float) -> Size:
    """Return measurements with ``cpu`` seconds and ``memory`` MB for each run, 1 s for documents and ``peers``."""
    cost, site = Cost(cpu=cpu, wall=cpu, memory=memory * 1_000_000), Tree(files=3, pages=2, size=1_500_000)
    return Size(
        events=events,
        runs=dict.fromkeys(RUNS, cost),
        preview=cpu / 2,
        site=site,
        documents=cost.model_copy(update={"cpu": 1.0}) if peers else None,
        peers={
            name: PeerResult(cost=cost.model_copy(update={"cpu": seconds}), site=site)
            for name, seconds in peers.items()
        },
    )


@pytest.fixture
def results() -> Results:
    sizes = [size(300, 2.0, 100, hugo=1.0, mkdocs=3.0), size(3000, 30.0, 500, hugo=20.0, mkdocs=100.0)]
    return Results(date="2026-11-23", commit="0123456789", machine="a machine", versions={"hugo": "1.2"}, sizes=sizes)


def test_goals_are_judged(results: Results) -> None:
    assert [(goal.found, goal.met) for goal in judge(results)] == [
        ("0.50 (2.00 s to 4.00 s)", True),
        ("1.43 (30.00 s to 21.00 s)", False),
        ("500 MB", False),
        ("1.50", False),
        ("2.00 s", False),
        ("1.00 s", True),
    ]


def test_goals_of_what_was_not_measured_are_open(results: Results) -> None:
    results.sizes = [size(1000, 5.0, 100)]
    assert {(goal.found, goal.met) for goal in judge(results)} == {("not measured", None)}


def test_recorded_results_are_reported_and_published(results: Results, tmp_path: Path) -> None:
    recorded, page = tmp_path / "results.json", tmp_path / "page.md"
    recorded.write_text(results.model_dump_json())
    page.write_text(f"Before\n{BEGIN}\nold\n{END}\nAfter\n")
    result = CliRunner().invoke(bench, ["--from", f"{recorded}", "--publish", f"{page}"])
    assert result.exit_code == 0, result.output
    assert page.read_text() == f"Before\n{BEGIN}\n\n{result.stdout}\n{END}\nAfter\n"
    lines = result.stdout.splitlines()
    assert lines[0] == "Measured on 2026-11-23 at commit 0123456789, on a machine, hugo 1.2."
    assert "| build of 300 events: at most half of MkDocs Material | 0.50 (2.00 s to 4.00 s) | yes |" in lines
    assert "| 300 | build after one event was edited | 2.00 | 2.00 | 100 |" in lines
    assert "| 3,000 | `briefing build` | 30.00 | 1.00 | 500 | 2 | 3 | 1.5 |" in lines
    assert "| 3,000 | `briefing pages` and hugo | 21.00 | 0.70 | 500 | 2 | 3 | 1.5 |" in lines


def test_a_page_without_marks_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Nothing here")
    with pytest.raises(BenchError, match="no place"):
        publish("text", page)


def test_the_page_on_benchmarks_has_a_place_for_the_results() -> None:
    page = (REPOSITORY / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert page.index(BEGIN) < page.index(END)


def test_a_command_is_measured_with_its_children(tmp_path: Path) -> None:
    code = "import subprocess, sys, time; subprocess.run([sys.executable, '-c', 'sum(range(10**6))']); time.sleep(0.2)"
    cost = run_measured([sys.executable, "-c", code], tmp_path)
    assert cost.cpu > 0
    assert cost.memory > 1_000_000
    with pytest.raises(BenchError, match="broken"):
        run_measured([sys.executable, "-c", "raise SystemExit('broken')"], tmp_path)
