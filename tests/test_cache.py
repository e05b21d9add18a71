"""What is not made again is right: after any edits, a build from the cache has the bytes of a build without it."""

import datetime as dt
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cache as cache_module
from generator.cache import Cache
from generator.pipeline.check import run_checks
from generator.pipeline.link import link
from generator.settings import Settings
from generator.site.build import Totals, build_site
from generator.site.errors import BuildError
from tests.projects import make_site_project, same_trees

AS_OF = dt.date(2026, 1, 1)
URL = "https://owner.example.org/repo/"
FIRST = "2025-03-03-us-sets-duty-on-norway"
SECOND = "2025-04-02-norway-disputes-the-duty"


def event(root: Path, key: str) -> Path:
    return root / "data" / "events" / key[:4] / f"{key}.yml"


def replace(path: Path, old: str, new: str) -> None:
    if path.exists():
        path.write_text(path.read_text().replace(old, new))


def add(root: Path, draw: random.Random) -> None:
    """Add an event that follows another, by copying: its id tells its day and its words differ."""
    key = f"2025-05-{draw.randint(1, 28):02}-statement-{draw.randint(0, 999):03}"
    text = event(root, SECOND).read_text() if event(root, SECOND).exists() else event(root, FIRST).read_text()
    text = text.replace(text[text.index("date: ") : text.index("\n", text.index("date: "))], f"date: {key[:10]}")
    text = text.replace("kind: statement", f"kind: {draw.choice(['call', 'talks', 'meeting', 'report'])}")
    text = text.replace("follows: [2025-03-03-us-sets-duty-on-norway]\n", "").replace("2 April 2025", "that day")
    event(root, key).write_text(text.replace("title: ", f"title: Round {key[-3:]} "))


def remove(root: Path, draw: random.Random) -> None:
    added = sorted(path for path in (root / "data" / "events" / "2025").glob("*-statement-*"))
    if added:
        draw.choice(added).unlink()


def rename(root: Path, draw: random.Random) -> None:
    added = sorted(path for path in (root / "data" / "events" / "2025").glob("*-statement-*"))
    if added:
        path = draw.choice(added)
        path.rename(path.with_name(path.name.replace("-statement-", "-statement-again-")))


def put_first(root: Path, draw: random.Random) -> None:
    """Put a measure before all others: what counts them has other numbers then."""
    path = root / "data" / "measures.yml"
    entry = "title: Another\n  by: US\n  applies_to: [all]\n  goods: ships\n  topics: [tariffs]\n"
    path.write_text(f"- id: another-{draw.randint(0, 999999)}\n  {entry}{path.read_text()}")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    add,
    add,
    remove,
    rename,
    put_first,
    lambda root, draw: replace(event(root, FIRST), "Norwegian goods", f"goods of Norway {draw.randint(0, 9)}"),
    lambda root, draw: replace(event(root, SECOND), "went on", "would go on"),
    lambda root, draw: replace(root / "data" / "countries.yml", "name: Norway", f"name: Norway {draw.randint(0, 9)}"),
    lambda root, draw: replace(root / "data" / "topics.yml", "about: ", f"about: No {draw.randint(0, 9)} "),
    lambda root, draw: replace(root / "data" / "people.yml", "Ola Nordmann", f"Ola N {draw.randint(0, 9)}"),
    lambda root, draw: replace(root / "data" / "glossary.yml", "means: ", f"means: No {draw.randint(0, 9)} "),
    lambda root, draw: replace(root / "docs" / "about.md", "\n", f"\n\nLine {draw.randint(0, 99)}.\n\n"),
    lambda root, draw: replace(root / "mkdocs.yml", "Trade talks briefing", f"Trade talks {draw.randint(0, 9)}"),
)


def build(
    root: Path, output: str, *, cached: bool, as_of: dt.date = AS_OF, held: Cache | None = None
) -> tuple[Path, Totals]:
    settings = Settings(root, as_of, URL, "https://code.example.org/repo", output)
    cache = held or Cache(settings.cache if cached else None)
    checked = run_checks(root, as_of, cache)
    assert [str(problem) for problem in checked.problems if problem.severity == "error"] == []
    return settings.site, build_site(link(checked.records, as_of, cache), settings, cache)


@pytest.mark.parametrize("seed", range(4))
def test_any_edits_give_the_bytes_of_a_build_without_a_cache(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - edits, not secrets
    root = make_site_project(tmp_path / "project")
    build(root, "site", cached=True)
    held = Cache(root / "build" / "cache", in_memory=True)
    for number in range(3):
        done = [draw.choice(EDITS) for _ in range(draw.randint(1, 4))]
        for edit in done:
            edit(root, draw)
        day = AS_OF + dt.timedelta(days=draw.choice([0, 0, 0, 1]))
        with_cache, _ = build(root, "site", cached=True, as_of=day)
        without, _ = build(root, f"plain-{number}", cached=False, as_of=day)
        assert same_trees(with_cache, without) == []
        held.begin()
        assert same_trees(build(root, "preview", cached=True, as_of=day, held=held)[0], without) == []


def test_an_edit_touches_what_shows_it_and_nothing_else(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    for n in range(30):
        text = event(root, FIRST).read_text()
        text = text[: text.index("deadlines:")].replace("date: 2025-03-03", f"date: 2025-06-{n + 1:02}")
        text = text.replace("[US, NO]", "[US, CN]").replace("title: ", f"title: Day {n} ")
        event(root, f"2025-06-{n + 1:02}-day-{n}").write_text(text)
    first, whole = build(root, "site", cached=True)
    before = {path: path.stat().st_ino for path in first.rglob("*") if path.is_file()}
    replace(event(root, "2025-06-10-day-9"), "Day 9 ", "Day nine ")
    checked = run_checks(root, AS_OF, Cache(root / "build" / "cache"))
    assert checked.parsed == 1
    _, totals = build(root, "site", cached=True)
    assert 3 < totals.drawn < whole.drawn // 3
    changed = {path.relative_to(first).as_posix() for path, inode in before.items() if path.stat().st_ino != inode}
    assert "events/2025-06-10-day-9/index.html" in changed
    assert "events/2025-06-20-day-19/index.html" not in changed
    assert len(changed) < totals.drawn + 10
    _, again = build(root, "site", cached=True)
    assert (again.drawn, again.written) == (0, 0)


def test_another_program_makes_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_site_project(tmp_path)
    _, whole = build(root, "site", cached=True)
    for module in ("generator.cache", "generator.site.write", "generator.site.build", "generator.site.engine_output"):
        monkeypatch.setattr(f"{module}.program_digest", lambda: "0" * 32)
    _, totals = build(root, "site", cached=True)
    assert totals.drawn == whole.drawn


def test_the_digest_of_the_program_covers_its_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = shutil.copytree(Path(cache_module.__file__).parent, tmp_path / "generator")
    monkeypatch.setattr(cache_module, "__file__", str(package / "cache.py"))
    digests = []
    for words in ("", "{# a note #}", "{# another #}"):
        with (package / "templates" / "home.html.jinja").open("a") as template:
            template.write(words)
        digests.append(cache_module.program_digest.__wrapped__())
    assert len(set(digests)) == 3


def test_a_cache_that_is_lost_or_spoiled_costs_time_alone(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    first, _ = build(root, "site", cached=True)
    want = {path.relative_to(first): path.read_bytes() for path in first.rglob("*") if path.is_file()}
    for spoil in ("delete", "truncate", "words", "spare"):
        for file in (root / "build" / "cache").iterdir():
            if spoil == "delete":
                file.unlink()
            elif spoil in ("truncate", "words"):
                file.write_bytes(file.read_bytes()[:100] if spoil == "truncate" else b"words")
        if spoil == "spare":
            shutil.rmtree(root / "build" / "spare-site" / "events")
            (root / "build" / "spare-site" / "build.json").unlink()
        site, _ = build(root, "site", cached=True)
        assert {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()} == want


def test_a_file_that_came_with_a_checkout_is_not_read(tmp_path: Path) -> None:
    Cache(tmp_path).save("words", ["ours"])
    assert Cache(tmp_path).load("words") == ["ours"]
    (tmp_path / "words.pickle").chmod(0o644)
    assert Cache(tmp_path).load("words") is None


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees = []
    monkeypatch.setattr("generator.site.workers._WORTH_SHARING", 2)
    monkeypatch.setattr("generator.site.workers._CHUNK", 3)
    monkeypatch.setattr("generator.pipeline.read._WORTH_SHARING", 2)
    for number in ("1", "2", "3"):
        monkeypatch.setenv("TTB_WORKERS", number)
        trees.append(build(make_site_project(tmp_path / number), "site", cached=True)[0])
    assert same_trees(trees[0], trees[1]) == []
    assert same_trees(trees[0], trees[2]) == []


def test_a_failed_build_leaves_the_site_and_the_next_one_is_right(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    site, _ = build(root, "site", cached=True)
    want = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    text = (root / "docs" / "about.md").read_text()
    (root / "docs" / "about.md").write_text(text.replace("## ", "## Not ", 1).replace("{#licence}", ""))
    replace(event(root, FIRST), "Norwegian goods", "all goods")
    (root / "docs" / "method.md").write_text("# Method\n\n[nowhere](missing.md)\n")
    with pytest.raises(BuildError):
        build(root, "site", cached=True)
    assert {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()} == want
    fresh = make_site_project(tmp_path / "fresh")
    for name in ("about.md", "method.md"):
        (root / "docs" / name).write_text((fresh / "docs" / name).read_text())
    again, _ = build(root, "site", cached=True)
    replace(event(fresh, FIRST), "Norwegian goods", "all goods")
    assert same_trees(again, build(fresh, "site", cached=False)[0]) == []
