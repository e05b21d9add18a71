"""Another desk: a record with vocabularies and no event yet, about another subject, is checked and built."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.projects import REPOSITORY, build, make_site_project

SITE = """\
name: Ocean talks
talks: ocean talks
scope: the talks on the high seas
since: 2024-03-01
id_domain: ocean.example.org
"""
WORDS = re.compile(r"trade.talks", re.IGNORECASE)


def new_desk(folder: Path, *vocabularies: str) -> Path:
    """Return a project with these of the base project's vocabularies, a masthead and nothing else."""
    root = make_site_project(folder)
    kept = {name: (root / "data" / f"{name}.yml").read_text(encoding="utf-8") for name in vocabularies}
    kept = {name: WORDS.sub("ocean talks", text) for name, text in kept.items()}
    shutil.rmtree(root / "data")
    shutil.rmtree(root / "seeds")
    (root / "data").mkdir()
    for name, text in {"site": SITE, **kept}.items():
        (root / "data" / f"{name}.yml").write_text(text, encoding="utf-8")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub("(?m)^site_(name|description): .*", r"site_\1: Ocean talks", config)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return root


@pytest.mark.parametrize("vocabularies", [(), ("countries", "topics", "glossary")])
def test_a_record_without_events_is_checked_and_built(tmp_path: Path, vocabularies: tuple[str, ...]) -> None:
    root = new_desk(tmp_path, *vocabularies)
    checked = CliRunner().invoke(main, ["check", "--strict", "--root", str(root)])
    assert checked.exit_code == 0, checked.output
    site, _ = build(root)
    own = [path for path in site.rglob("*") if path.suffix in (".html", ".md", ".xml", ".ics", ".opml", ".txt")]
    guides = {path.stem for path in (REPOSITORY / "docs").glob("*.md")}
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in own}
    # What people wrote in docs/ is theirs to change.
    named = [path for path, text in pages.items() if WORDS.search(text) and path.split("/")[0] not in guides]
    assert named == []
    assert "Where the talks on the high seas stand" in pages["index.html"]
    assert "No event is recorded yet." in pages["index.html"]
    assert not [path for path, text in pages.items() if re.search(r"<p>\{ ?[.#:]|>None<", text)]
    if vocabularies:
        assert "No event is recorded yet." in pages["countries/no/index.html"]
        assert "Ocean talks: Norway" in pages["calendars/countries/no.ics"]
        assert "<title>Norway: Ocean talks</title>" in pages["countries/no/feed.xml"]


def test_the_program_names_no_desk() -> None:
    texts = [path for path in (REPOSITORY / "generator").rglob("*") if path.suffix in (".py", ".jinja")]
    lines = [line for path in texts for line in path.read_text(encoding="utf-8").splitlines() if WORDS.search(line)]
    # Examples in descriptions, and the name of the package itself.
    examples = ("``", "“", '"dates of', 'trade-talks-briefing"')
    assert [line for line in lines if not any(mark in line for mark in examples)] == []


def test_the_hub_is_the_one_that_the_masthead_names(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    site = root / "data" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8") + 'hub: "NO"\n', encoding="utf-8")
    home = (build(root)[0] / "index.html").read_text(encoding="utf-8")
    assert "Norway rate" in home
    site.write_text(site.read_text(encoding="utf-8").replace('"NO"', "SE"), encoding="utf-8")
    found = CliRunner().invoke(main, ["check", "--root", str(root)])
    assert "data/site.yml:7:6: unknown-country" in found.output
