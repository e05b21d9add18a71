"""What tests share: the project's own site, built once, and a browser that reads it under a sub-path."""

import datetime as dt
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.model import Library
from generator.pipeline import Loaded, load_library
from generator.settings import Settings
from generator.site.build import build_site
from tests.browser.chromium import FLAGS, system_chromium
from tests.projects import REPOSITORY, make_project

AS_OF = dt.date(2026, 11, 23)
SUB_PATH = "/owner/repo/"

# A busy machine is not a fault of the program.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """Return the project's own record, or what is wrong with it."""
    return load_library(REPOSITORY, AS_OF)


@pytest.fixture(scope="session")
def library(loaded: Loaded) -> Library:
    """Return the project's own record."""
    assert loaded.library, [str(problem) for problem in loaded.problems]
    return loaded.library


@pytest.fixture
def small_library(tmp_path: Path) -> Library:
    """Return the record of two events in ``tests/cases/base``."""
    loaded = load_library(make_project(tmp_path), dt.date(2025, 7, 1)).library
    assert loaded
    return loaded


@pytest.fixture(scope="session")
def site(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the project's own record and return its folder."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    shutil.copyfile(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    settings = Settings(root, AS_OF, f"https://example.org{SUB_PATH}", "https://code.example.org/repo")
    build_site(library, settings)
    return settings.site


class SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Serves ``site`` under the sub-path, as GitHub Pages does."""

    site = Path()

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments, directory=str(self.site))

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(SUB_PATH) if path.startswith(SUB_PATH) else "outside-the-site"
        return super().translate_path("/" + inside)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the site and yield its address, ended by a slash."""
    handler = type("Handler", (SiteHandler,), {"site": site})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=system_chromium(), args=list(FLAGS))
        yield found
        found.close()
