"""Hugo, its lower bound: the finished HTML of our articles as content with JSON front matter, set in a light frame."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

from tests.benchmark.peers import hugo
from tests.benchmark.peers.pages import FOOTER, NAV, SITE_NAME, SITE_URL, read_pages
from tests.benchmark.peers.peer import TEMPLATES, Built


def _write(built: Built, folder: Path) -> None:
    shutil.copytree(TEMPLATES / "hugo-finished", folder)
    settings = {
        "baseURL": SITE_URL,
        "title": SITE_NAME,
        # The made-up record ends on a day of its own, which a clock may not have reached: no page may be left out.
        "buildFuture": True,
        # Hugo reads no HTML content unless it is told that it may be trusted.
        "security": {"allowContent": [".*"]},
        "disableKinds": ["taxonomy", "term", "404"],
        "outputs": {"home": ["html", "rss"], "section": ["html"], "page": ["html"]},
        "params": {"footer": FOOTER, "nav": [{"title": title, "address": to} for title, to in NAV.items()]},
    }
    (folder / "hugo.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    for page in read_pages(built.site):
        name = f"{page.address}_index.html" if page.listing or not page.address else f"{page.address[:-1]}.html"
        matter = {"title": page.title, "description": page.description, **({"date": page.day} if page.day else {})}
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{json.dumps(matter, indent=1)}\n{page.body}\n", encoding="utf-8")


PEER = replace(hugo.PEER, name="hugo-finished", write=_write, finished=True)
