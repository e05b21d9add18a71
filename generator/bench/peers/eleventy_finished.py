"""Eleventy: our pages as HTML content with JSON front matter and JavaScript templates, the fastest that it has."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.bench.peers.pages import FOOTER, NAV, SITE_NAME, SITE_URL, Page
from generator.bench.peers.peer import TEMPLATES, Peer


def _find() -> list[str] | None:
    found = shutil.which("eleventy")
    return [found] if found else None


def _write(pages: Iterable[Page], folder: Path) -> None:
    shutil.copytree(TEMPLATES / "eleventy", folder)
    site = {
        "title": SITE_NAME,
        "url": SITE_URL,
        "footer": FOOTER,
        "nav": [{"title": title, "address": to} for title, to in NAV.items()],
    }
    (folder / "_data").mkdir()
    (folder / "_data" / "site.json").write_text(json.dumps(site, indent=1), encoding="utf-8")
    for page in pages:
        matter = {"title": page.title, "description": page.description, "layout": "base.11ty.cjs"}
        if page.day:
            matter |= {"date": page.day, "tags": "events"}
        file = folder / "content" / f"{page.address}index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---json\n{json.dumps(matter, indent=1)}\n---\n{page.body}\n", encoding="utf-8")


PEER = Peer(
    name="eleventy",
    install="install it with “npm install --global @11ty/eleventy”",
    find=_find,
    write=_write,
    arguments=("--quiet",),
    output="output/site",
)
