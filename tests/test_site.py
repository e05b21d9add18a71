"""The finished site: links, sameness, and what must never be in a page."""

import shutil
from pathlib import Path

import pytest

from generator.model import Library
from generator.output import Output
from generator.site.errors import BuildError
from tests.conftest import SUB_PATH
from tests.projects import build, make_site_project
from tests.site_links import check_links


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


def test_a_failed_engine_leaves_the_old_site(tmp_path: Path) -> None:
    project = make_site_project(tmp_path)
    (project / "docs" / "about.md").write_text("# About\n\n[nowhere](missing.md)\n")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site")
    with pytest.raises(BuildError, match=r"missing\.md"):
        build(project)
    assert (project / "site" / "index.html").read_text() == "the old site"


def test_each_event_has_a_page_of_its_own(site: Path, library: Library) -> None:
    titles = set()
    for event in library.events:
        text = (site / "events" / event.id / "index.html").read_text()
        titles.add(text[text.index("<title>") : text.index("</title>")])
    assert len(titles) == len({event.title for event in library.events}) == len(library.events)


def test_a_fault_in_making_a_file_names_the_file() -> None:
    output = Output("countries/cn/index.html", len, ())
    with pytest.raises(TypeError) as caught, output.named():
        output.make(*output.inputs)
    assert caught.value.__notes__ == ["while making countries/cn/index.html (builtins.len)"]
