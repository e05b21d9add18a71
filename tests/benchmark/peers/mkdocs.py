"""Plain MkDocs Material as its users use it: Markdown pages with front matter and links between files, and search.

The Markdown is what a generator of theirs would write before the build: the same words as our articles.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from posixpath import relpath
from typing import Any

from tests.benchmark.peers.as_markdown import as_markdown
from tests.benchmark.peers.given import absolute
from tests.benchmark.peers.pages import FOOTER, NAV, SITE_NAME, SITE_URL, Page, read_pages
from tests.benchmark.peers.peer import Built, Peer


def _find() -> list[str] | None:
    return [sys.executable, "-m", "mkdocs"] if find_spec("mkdocs") and find_spec("material") else None


def _write(built: Built, folder: Path) -> None:
    pages = list(read_pages(built.site))
    names = {page.address: file_name(page) for page in pages}
    for page in pages:
        text = as_markdown(absolute(page.body, page.address), _Links(names, names[page.address]).to)
        put(folder / "docs" / names[page.address], page, text)
    shutil.copytree(built.site / "charts", folder / "docs" / "charts")
    write_settings(folder, set(names.values()))


class _Links:
    """Links as they are written in one file."""

    def __init__(self, names: dict[str, str], own: str) -> None:
        self.names, self.folder = names, PurePosixPath(own).parent.as_posix()

    def to(self, link: str) -> str:
        """Return the way to another Markdown file; what is none of ours stays as it is."""
        address, mark, rest = link.removeprefix("/").partition("#")
        if link.startswith("/") and address in self.names:
            return f"{relpath(self.names[address], self.folder)}{mark}{rest}"
        if address.startswith("charts/"):
            return relpath(address, self.folder)
        return f"{SITE_URL}{link[1:]}" if link.startswith("/") else link


def file_name(page: Page) -> str:
    """Return the name of a page's Markdown file below docs/."""
    return f"{page.address}index.md" if page.listing or not page.address else f"{page.address[:-1]}.md"


def put(file: Path, page: Page, text: str) -> None:
    """Write a page's Markdown with its title and description as front matter."""
    # JSON strings are YAML strings.
    matter = f"---\ntitle: {json.dumps(page.title)}\ndescription: {json.dumps(page.description)}\n---\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{matter}\n{text}", encoding="utf-8")


def write_settings(folder: Path, names: set[str]) -> None:
    """Write mkdocs.yml: Material, search, and our dozen entries of navigation that ``names`` has."""
    nav = []
    for title, address in NAV.items():
        file = next((name for name in (f"{address}index.md", f"{address[:-1]}.md") if name in names), None)
        nav += [{title: file}] if file else []
    settings = {
        "site_name": SITE_NAME,
        "site_url": SITE_URL,
        "copyright": FOOTER,
        "site_dir": "output/site",
        "theme": {"name": "material", "font": False, "features": ["navigation.tabs"]},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "tables"],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "nav": nav,
    }
    _save(folder, settings)


@contextmanager
def changed_settings(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield what mkdocs.yml says, and write what was made of it."""
    settings: dict[str, Any] = json.loads((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    yield settings
    _save(folder, settings)


def _save(folder: Path, settings: dict[str, Any]) -> None:
    # YAML reads JSON.
    (folder / "mkdocs.yml").write_text(json.dumps(settings, indent=1), encoding="utf-8")


PEER = Peer(
    name="mkdocs",
    program="mkdocs",
    install="install it with “pip install mkdocs-material”",
    find=_find,
    write=_write,
    arguments=("build", "--quiet"),
    output="output/site",
    # Some 20 minutes of processor time at 10,000 events: larger records are reckoned by page.
    most=1000,
)
