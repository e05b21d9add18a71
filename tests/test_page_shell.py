"""Each page equals, byte for byte, the page that the site engine makes of the same document."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.pipeline import load_library
from generator.settings import Settings
from generator.site.documents import write_documents
from generator.site.engine import ENGINES
from generator.site.errors import BuildError
from tests.projects import AS_OF, REPOSITORY, URL, build, contents, make_site_project

# The line in which an engine gives its name.
NAME = b'<meta name="generator"'


def drawn_by_engine(root: Path, engine: str) -> dict[str, bytes]:
    """Write the documents of the project and build them with the engine alone; return its files."""
    library = load_library(root, AS_OF).library
    assert library
    assert write_documents(library, Settings(root, AS_OF, URL, "https://code.example.org/repo")) > 20
    environment = os.environ | {"BRIEFING_SITE_URL": URL, "BRIEFING_REPOSITORY": "https://code.example.org/repo"}
    environment |= {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", engine, "build", "--strict"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return contents(root / "build" / "mkdocs")


def built_by_us(root: Path, engine: str) -> dict[str, bytes]:
    """Build the project in a process of its own, since one process holds one engine; return the site's files."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--as-of", f"{AS_OF}"]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "BRIEFING_REPOSITORY": "https://code.example.org/repo"}
    done = subprocess.run([*command, "--base-url", URL, "--engine", engine], env=environment, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return contents(root / "site")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_is_what_the_engine_would_have_made(tmp_path: Path, engine: str) -> None:
    built = built_by_us(make_site_project(tmp_path / "built"), engine)
    drawn = drawn_by_engine(make_site_project(tmp_path / "drawn"), engine)
    pages = {path for path in built if path.endswith(".html")}
    assert pages == {path for path in drawn if path.endswith(".html")}
    assert len(pages) > 25
    assert [path for path in sorted(pages) if drawn[path] != built[path]] == []
    # The indexes are the build's own, and the sources of the theme are for people who work on it.
    own = {"build.json", "sitemap.xml", *(path for path in built if path.endswith(".md"))}
    others = {path for path in drawn if not path.endswith((".html", ".map", ".gz"))} - own
    assert others == built.keys() - pages - own
    assert [path for path in sorted(others) if drawn[path] != built[path]] == []


def test_another_engine_makes_the_same_site(tmp_path: Path) -> None:
    project = make_site_project(tmp_path)
    found = []
    for engine in ENGINES:
        files = built_by_us(project, engine)
        named = {path for path, body in files.items() if path.endswith(".html") and engine.encode() in body.lower()}
        # Bare pages for frames of others are not the engine's.
        assert named == {path for path in files if path.endswith(".html") and not path.startswith("embed/")}
        del files["build.json"]
        found.append({path: [line for line in body.splitlines() if NAME not in line] for path, body in files.items()})
    assert found[0] == found[1]


def test_an_engine_that_is_not_installed_is_named(tmp_path: Path) -> None:
    project = make_site_project(tmp_path)
    with pytest.raises(BuildError, match="the site engine nothing_of_the_kind is not installed"):
        build(project, engine="nothing_of_the_kind")
    assert not (project / "site").exists()


@pytest.mark.parametrize("link", ["missing.md", "assets/missing.svg", "method.md#missing"])
def test_a_link_that_leads_nowhere_fails_the_build(tmp_path: Path, link: str) -> None:
    project = make_site_project(tmp_path)
    (project / "docs" / "about.md").write_text(f"# About\n\n[nowhere]({link})\n")
    with pytest.raises(BuildError, match="missing"):
        build(project)
    assert not (project / "site").exists()
