"""Eleventy, its lower bound: the finished HTML of our articles with JSON front matter, set in a light frame.

Its templates are JavaScript functions, the fastest that it has.
"""

import json
import shutil
from pathlib import Path

from tests.benchmark.peers.pages import FOOTER, NAV, SITE_NAME, SITE_URL, read_pages
from tests.benchmark.peers.peer import TEMPLATES, Built, Peer


def _find() -> list[str] | None:
    found = shutil.which("eleventy")
    return [found] if found else None


def _write(built: Built, folder: Path) -> None:
    shutil.copytree(TEMPLATES / "eleventy-finished", folder)
    site = {
        "title": SITE_NAME,
        "url": SITE_URL,
        "footer": FOOTER,
        "nav": [{"title": title, "address": to} for title, to in NAV.items()],
    }
    (folder / "_data").mkdir()
    (folder / "_data" / "site.json").write_text(json.dumps(site, indent=1), encoding="utf-8")
    for page in read_pages(built.site):
        matter = {"title": page.title, "description": page.description, "layout": "base.11ty.cjs"}
        if page.day:
            matter |= {"date": page.day, "tags": "events"}
        file = folder / "content" / f"{page.address}index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---json\n{json.dumps(matter, indent=1)}\n---\n{page.body}\n", encoding="utf-8")


PEER = Peer(
    name="eleventy-finished",
    program="eleventy",
    install="install it with “npm install --global @11ty/eleventy”",
    find=_find,
    write=_write,
    arguments=("--quiet",),
    output="output/site",
    finished=True,
)
