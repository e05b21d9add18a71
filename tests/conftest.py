"""What tests share: the project's own site, built once, and a browser that reads it under a sub-path."""

import datetime as dt
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.model import Library
from generator.pipeline.check import Checked, run_checks
from generator.pipeline.link import link
from generator.settings import Settings
from generator.site.build import build_site
from tests.browser.chromium import FLAGS, system_chromium
from tests.projects import REPOSITORY

AS_OF = dt.date(2026, 11, 23)
SUB_PATH = "/owner/repo/"


@pytest.fixture(scope="session")
def checked() -> Checked:
    return run_checks(REPOSITORY, AS_OF)


@pytest.fixture(scope="session")
def library(checked: Checked) -> Library:
    return link(checked.records, AS_OF)


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
