"""The finished site: links, sameness, and what must never be in a page."""

import datetime as dt
import filecmp
import shutil
from pathlib import Path

import pytest

from generator.model import Library
from generator.pipeline.check import run_checks
from generator.pipeline.link import link
from generator.settings import Settings
from generator.site.build import build_site
from generator.site.errors import BuildError
from tests.conftest import SUB_PATH
from tests.projects import make_site_project
from tests.site_links import check_links

AS_OF = dt.date(2026, 1, 1)


def test_every_internal_link_and_fragment_resolves(site: Path) -> None:
    report = check_links(site, SUB_PATH)
    assert report.broken == ()
    assert report.links > 10_000
    assert report.fragments > 100


def test_a_broken_link_is_found(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    page = copy / "about" / "index.html"
    page.write_text(
        page.read_text()
        .replace('href="../method/"', 'href="../methods/"')
        .replace("</body>", '<a href="#x">y</a></body>')
    )
    broken = check_links(copy, SUB_PATH).broken
    assert any("../methods/" in line for line in broken)
    assert any(line.endswith("#x") for line in broken)


def test_two_builds_of_one_record_are_the_same_bytes(tmp_path: Path) -> None:
    trees = []
    for name in ("one", "two"):
        project = make_site_project(tmp_path / name / "project")
        settings = Settings(project, AS_OF, "https://owner.example.org/repo/", "https://code.example.org/repo")
        build_site(link(run_checks(project, AS_OF).records, AS_OF), settings)
        trees.append(settings.site)
    files = sorted(path.relative_to(trees[0]) for path in trees[0].rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(trees[1]) for path in trees[1].rglob("*") if path.is_file())
    same, different, odd = filecmp.cmpfiles(trees[0], trees[1], [str(file) for file in files], shallow=False)
    assert (different, odd) == ([], [])
    assert len(same) == len(files)


def test_a_failed_engine_leaves_the_old_site(tmp_path: Path) -> None:
    project = make_site_project(tmp_path)
    (project / "docs" / "about.md").write_text("# About\n\n[nowhere](missing.md)\n")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site")
    settings = Settings(project, AS_OF, "https://owner.example.org/repo/", "https://code.example.org/repo")
    with pytest.raises(BuildError, match=r"missing\.md"):
        build_site(link(run_checks(project, AS_OF).records, AS_OF), settings)
    assert (project / "site" / "index.html").read_text() == "the old site"


def test_each_event_has_a_page_of_its_own(site: Path, library: Library) -> None:
    titles = set()
    for event in library.events:
        text = (site / "events" / event.id / "index.html").read_text()
        titles.add(text[text.index("<title>") : text.index("</title>")])
    assert len(titles) == len({event.title for event in library.events}) == len(library.events)
