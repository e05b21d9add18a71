"""MkDocs Material, its lower bound: the finished HTML of our articles, each one block that Markdown leaves alone."""

from dataclasses import replace
from pathlib import Path

from tests.benchmark.peers import mkdocs
from tests.benchmark.peers.pages import read_pages
from tests.benchmark.peers.peer import Built


def _write(built: Built, folder: Path) -> None:
    names = set()
    for page in read_pages(built.site):
        name = mkdocs.file_name(page)
        mkdocs.put(folder / "docs" / name, page, f"<div>\n{page.body}\n</div>\n")
        names.add(name)
    mkdocs.write_settings(folder, names)


PEER = replace(mkdocs.PEER, name="mkdocs-finished", write=_write, finished=True)
