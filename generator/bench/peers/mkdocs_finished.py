"""Plain MkDocs Material: our pages as Markdown files that hold HTML, the same dozen entries in the navigation."""

import json
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from generator.bench.peers.pages import FOOTER, NAV, SITE_NAME, SITE_URL, Page
from generator.bench.peers.peer import Peer


def _find() -> list[str] | None:
    return [sys.executable, "-m", "mkdocs"] if find_spec("mkdocs") and find_spec("material") else None


def _write(pages: Iterable[Page], folder: Path) -> None:
    names = set()
    for page in pages:
        name = f"{page.address}index.md" if page.listing or not page.address else f"{page.address[:-1]}.md"
        # JSON strings are YAML strings. Inside one block of HTML the Markdown parser leaves everything as it is.
        matter = f"---\ntitle: {json.dumps(page.title)}\ndescription: {json.dumps(page.description)}\n---\n"
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{matter}\n<div>\n{page.body}\n</div>\n", encoding="utf-8")
        names.add(name)
    nav = []
    for title, address in NAV.items():
        file_name = next((name for name in (f"{address}index.md", f"{address[:-1]}.md") if name in names), None)
        nav += [{title: file_name}] if file_name else []
    settings = {
        "site_name": SITE_NAME,
        "site_url": SITE_URL,
        "copyright": FOOTER,
        "site_dir": "output/site",
        "theme": {"name": "material", "font": False, "features": ["navigation.tabs"]},
        "plugins": ["search"],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "nav": nav,
    }
    # YAML reads JSON.
    (folder / "mkdocs.yml").write_text(json.dumps(settings, indent=1), encoding="utf-8")


PEER = Peer(
    name="mkdocs",
    install="install it with “pip install mkdocs-material”",
    find=_find,
    write=_write,
    arguments=("build", "--quiet"),
    output="output/site",
    # Some 20 minutes of processor time at 10,000 events: larger records are reckoned by page.
    most=1000,
)
