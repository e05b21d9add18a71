"""Each stamped page equals, byte for byte, the page that a site engine makes from the same document."""

import datetime as dt
from pathlib import Path

import pytest

from generator.pipeline.check import run_checks
from generator.pipeline.link import link
from generator.settings import Settings
from generator.site.build import build_site
from generator.site.engine import ENGINES
from generator.site.errors import BuildError
from tests.projects import make_site_project, same_trees

AS_OF = dt.date(2026, 1, 1)
URL = "https://owner.example.org/repo/"
# The one line in which an engine tells its name.
NAME = b'<meta name="generator"'


def build(project: Path, engine: str, *, unstamped: bool = False) -> Path:
    settings = Settings(project, AS_OF, URL, "https://code.example.org/repo", engine=engine)
    library = link(run_checks(project, AS_OF).records, AS_OF)
    assert build_site(library, settings, unstamped=unstamped).pages > 20
    return settings.site


@pytest.mark.parametrize("engine", ENGINES)
def test_a_stamped_page_is_what_the_engine_would_have_made(tmp_path: Path, engine: str) -> None:
    stamped = build(make_site_project(tmp_path / "stamped"), engine)
    drawn = build(make_site_project(tmp_path / "drawn"), engine, unstamped=True)
    # build.json names the digest of the list of files: a stamped page's is its key, an engine's page's its content.
    assert same_trees(stamped, drawn, but={"build.json"}) == []


def test_another_engine_makes_the_same_site(tmp_path: Path) -> None:
    project = make_site_project(tmp_path)
    found = []
    for engine in ENGINES:
        site = build(project, engine)
        files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        named = {path for path, body in files.items() if path.endswith(".html") and engine.encode() in body.lower()}
        assert named == {path for path in files if path.endswith(".html")}
        del files["build.json"]
        found.append({path: [line for line in body.splitlines() if NAME not in line] for path, body in files.items()})
    assert found[0] == found[1]


def test_an_engine_that_is_not_installed_is_named(tmp_path: Path) -> None:
    project = make_site_project(tmp_path)
    with pytest.raises(BuildError, match="the site engine nothing_of_the_kind is not installed"):
        build(project, "nothing_of_the_kind")
    assert not (project / "site").exists()
