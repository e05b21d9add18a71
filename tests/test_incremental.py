"""What is not made again is right: after any edits, a build with a store has the bytes of a build without one."""

import datetime as dt
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import store as store_module
from generator.site.errors import BuildError
from generator.store import Store, program_digest
from tests.edits import EDITS, FIRST, event, replace
from tests.projects import AS_OF, REPOSITORY, build, contents, make_site_project, same_trees


def edit_and_compare(folder: Path, seed: int, rounds: int) -> None:
    """Edit a project at random, ``rounds`` times, and compare each build with one from nothing."""
    draw = random.Random(seed)  # noqa: S311 - edits, not secrets
    root = make_site_project(folder / "project")
    build(root)
    for number in range(rounds):
        for edit in [draw.choice(EDITS) for _ in range(draw.randint(1, 4))]:
            edit(root, draw)
        day = AS_OF + dt.timedelta(days=draw.choice([0, 0, 0, 1, -300]))
        stored, _ = build(root, day)
        fresh, _ = build(root, day, output=f"fresh-{number}", is_stored=False)
        assert same_trees(stored, fresh) == []
        shutil.rmtree(fresh)


@pytest.mark.parametrize("seed", range(3))
def test_any_edits_give_the_bytes_of_a_build_from_nothing(tmp_path: Path, seed: int) -> None:
    edit_and_compare(tmp_path, seed, rounds=3)


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(100, 120))
def test_two_hundred_rounds_of_edits_give_the_bytes_of_builds_from_nothing(tmp_path: Path, seed: int) -> None:
    edit_and_compare(tmp_path, seed, rounds=10)


@pytest.mark.parametrize("edit", range(len(EDITS)))
def test_each_kind_of_edit_gives_the_bytes_of_a_build_from_nothing(edited: tuple[Path, list[Path]], edit: int) -> None:
    """One project for all kinds: an output that forgets a dependency keeps its old bytes and is found."""
    root, fresh = edited
    EDITS[edit](root, random.Random(edit))  # noqa: S311
    stored, _ = build(root)
    assert same_trees(stored, build(root, output=f"fresh-{len(fresh)}", is_stored=False)[0]) == []
    fresh.append(stored)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    root = make_site_project(tmp_path_factory.mktemp("edited") / "project")
    build(root)
    return root, []


def test_an_edit_touches_what_shows_it_and_nothing_else(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    for n in range(30):
        text = event(root, FIRST).read_text()
        text = text[: text.index("deadlines:")].replace("date: 2025-03-03", f"date: 2025-06-{n + 1:02}")
        text = text.replace("[US, NO]", "[US, CN]").replace("title: ", f"title: Day {n} ")
        event(root, f"2025-06-{n + 1:02}-day-{n}").write_text(text)
    site, whole = build(root)
    before = {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    replace(event(root, "2025-06-10-day-9"), "Day 9 ", "Day nine ")
    _, report = build(root)
    assert 3 < report.made < whole.made // 3
    changed = {path.relative_to(site).as_posix() for path, inode in before.items() if path.stat().st_ino != inode}
    assert "events/2025-06-10-day-9/index.html" in changed
    assert "events/2025-06-20-day-19/index.html" not in changed
    assert len(changed) < report.made + 10
    assert build(root)[1].made == 0


@pytest.mark.proof
def test_edits_of_templates_and_code_give_the_bytes_of_builds_from_nothing(tmp_path: Path) -> None:
    """A copy of the program is edited, so each build is a process that runs the copy."""
    package = shutil.copytree(
        REPOSITORY / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    root = make_site_project(tmp_path / "project")
    draw = random.Random(7)  # noqa: S311
    sources = sorted([*(package / "templates").glob("*.jinja"), package / "text" / "formats.py"])

    def run(*options: str) -> dict[str, bytes]:
        command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--as-of", "2026-01-01", *options]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return contents(root / "site")

    run()
    for _ in range(20):
        source = draw.choice(sources)
        if source.suffix == ".py":
            replace(source, '"two or more sources', f'"{draw.randint(2, 9)} or more sources')
        else:
            replace(source, "</p>", f" {draw.randint(0, 9)}</p>")
            replace(source, "</h1>", f" {draw.randint(0, 9)}</h1>")
        draw.choice(EDITS)(root, draw)
        assert run() == run("--no-cache")


def test_another_program_makes_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_site_project(tmp_path)
    _, whole = build(root)
    monkeypatch.setattr(store_module, "program_digest", lambda: "0" * 32)
    assert build(root)[1].made == whole.made


def test_the_digest_of_the_program_covers_its_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = shutil.copytree(Path(store_module.__file__).parent, tmp_path / "generator")
    monkeypatch.setattr(store_module, "__file__", str(package / "store.py"))
    digests = set()
    for words in ("", "{# a note #}", "{# another #}"):
        with (package / "templates" / "home.html.jinja").open("a") as template:
            template.write(words)
        digests.add(program_digest.__wrapped__())
    assert len(digests) == 3


@pytest.mark.parametrize("damage", ["delete", "truncate", "words", "bit", "engine"])
def test_a_store_that_is_lost_or_damaged_costs_time_alone(tmp_path: Path, damage: str) -> None:
    root = make_site_project(tmp_path)
    site, _ = build(root)
    want = contents(site)
    if damage == "engine":
        for file in (root / "build" / "engine").rglob("*.css"):
            file.write_text("body { display: none }")
        (site / "assets" / "briefing.css").unlink()
    for file in (root / "build" / "cache").iterdir():
        if damage == "delete":
            file.unlink()
        elif damage == "bit":
            body = bytearray(file.read_bytes())
            body[len(body) // 2] ^= 4
            file.write_bytes(body)
        elif damage in ("truncate", "words"):
            file.write_bytes(file.read_bytes()[:100] if damage == "truncate" else b"words")
    build(root)
    assert contents(site) == want


def test_no_flipped_bit_makes_the_store_lie(tmp_path: Path) -> None:
    Store(tmp_path).save("words", {"key": "value"})
    file = tmp_path / "words.json"
    whole = file.read_bytes()
    assert Store(tmp_path).load("words") == {"key": "value"}
    for place in range(len(whole)):
        for bit in range(8):
            file.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
            assert Store(tmp_path).load("words") is None
    file.write_bytes(whole)
    file.rename(tmp_path / "others.json")
    assert Store(tmp_path).load("others") is None


def test_a_store_that_came_with_a_checkout_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_secret", lambda: b"another user's key")
    Store(tmp_path).save("words", ["theirs"])
    assert Store(tmp_path).load("words") == ["theirs"]
    monkeypatch.undo()
    assert Store(tmp_path).load("words") is None


def test_a_failed_build_leaves_the_site_and_the_next_one_is_right(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    site, _ = build(root)
    want = contents(site)
    about, method = root / "docs" / "about.md", root / "docs" / "method.md"
    texts = about.read_text(), method.read_text()
    replace(about, "{#licence}", "")
    replace(event(root, FIRST), "Norwegian goods", "all goods")
    method.write_text("# Method\n\n[nowhere](missing.md)\n")
    with pytest.raises(BuildError):
        build(root)
    assert contents(site) == want
    about.write_text(texts[0])
    method.write_text(texts[1])
    build(root)
    fresh = make_site_project(tmp_path / "fresh")
    replace(event(fresh, FIRST), "Norwegian goods", "all goods")
    assert same_trees(site, build(fresh, is_stored=False)[0]) == []


def test_a_night_changes_the_pages_that_name_the_day_alone(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    site, _ = build(root, dt.date(2025, 5, 1))
    before = contents(site)
    _, report = build(root, dt.date(2025, 5, 2))
    changed = {path for path, body in contents(site).items() if before.get(path) != body}
    pages = {path.removesuffix("index.html") for path in changed if path.endswith(".html")}
    # The deadline of 1 June lies ahead, and between the two; the measure and the agreement have no date ahead. Lists
    # that tell where things stand name the day too, and so do the event that set the date and its topic.
    expected = {"", "as-of/", "deadlines/", "deadlines/salmon-truce/", "pairs/no-us/", "countries/", "topics/tariffs/"}
    # Of the briefings only those of the present.
    expected |= {"briefings/", "briefings/2025-W18/", "briefings/today/", "briefings/starts-and-ends/"}
    expected |= {"agreements/", "goods/", "measures/", "said-and-done/", "events/2025-03-03-us-sets-duty-on-norway/"}
    expected |= {"gaps/", "countries/no/measures/", "countries/us/measures/"}
    frames = {f"embed/{name}/" for name in ("next-dates", "pair-no-us", "rate-us-no", "state-no-us")}
    frames |= {"embed/deadline-salmon-truce/"}
    expected |= {f"countries/{path.name}/" for path in (site / "countries").iterdir() if path.is_dir()}
    assert pages == expected | frames
    named = {path.removesuffix("index.html") for path, body in contents(site).items()
             if path.endswith(".html") and re.search(rb"As of (<time|\d)", body)}  # fmt: skip
    assert named == expected
    assert report.made >= len(changed) - 1  # build.json is written by each build
