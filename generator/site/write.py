"""Pages and other files: each made where what it shows has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import NamedTuple

from generator.cache import Cache, program_digest
from generator.exports.artifact import Artifact
from generator.pages.page import Later, Page
from generator.progress import Progress
from generator.rendering.renderer import Renderer
from generator.site.engine_output import Theme
from generator.site.fingerprint import Fingerprints, Keys
from generator.site.links import ids_of_body, links_of_body
from generator.site.output_tree import write_file
from generator.site.page_shell import Frame, frame_address, tidy
from generator.site.search_index import entry
from generator.site.workers import share


class Row(NamedTuple):
    """What is known of a page that was made: by which key, its bytes, and what it says to others."""

    key: bytes
    size: int
    links: tuple[str, ...]
    ids: tuple[str, ...]
    search: str
    changed: str


@dataclass(frozen=True, slots=True)
class Stamper:
    """Makes pages: ``renderer`` draws their bodies, ``theme`` has the frames, ``prefix`` is the site's path."""

    renderer: Renderer
    theme: Theme
    prefix: str

    def keys(self, pages: Sequence[Page | Later], cache: Cache) -> dict[str, bytes]:
        """Return, by address, a digest of everything that each page is made of.

        What ``cache`` recalls of pages that are the same objects as in the run before is not taken again.
        """
        prints = Fingerprints(cache.recall("prints"))
        common = program_digest().encode() + prints.of(self.renderer.shared)
        frames = {address: common + digest for address, digest in self.theme.digests.items()}
        keys: Keys[Page | Later] = Keys(
            cache, "pages", frames, lambda page: prints.of(frames[frame_address(page.address)], *_shown(page))
        )
        found = {page.address: keys.of(page.address, page) for page in pages}
        keys.keep()
        cache.remember("prints", prints)
        return found

    def make(self, item: Page | Later, key: bytes) -> tuple[bytes, Row]:
        """Return the bytes of a page and what is known of it."""
        page = item.page() if isinstance(item, Later) else item
        body = tidy(self.renderer.fragment(page))
        frame: Frame = self.theme.frames[frame_address(page.address)]
        raw = frame.stamp(page.address, page.title, page.description, body).encode()
        links = links_of_body(body, page.address, self.prefix)
        return raw, Row(key, len(raw), links, ids_of_body(body), entry(page), page.changed)


def _shown(page: Page | Later) -> tuple[object, ...]:
    if isinstance(page, Later):
        return (page.address, page.make.__module__, *page.of)
    return (
        page.address, page.template, page.title, page.description, page.searchable, page.contents, page.text,
        page.changed, page.context,
    )  # fmt: skip


def make_pages(
    stamper: Stamper, todo: list[tuple[Page | Later, bytes]], tree: Path, progress: Progress
) -> dict[str, Row]:
    """Write each page of ``todo`` (with its key) below ``tree``; return their rows by address."""

    def work(chunk: Sequence[tuple[Page | Later, bytes]]) -> list[tuple[str, Row]]:
        rows, folders = [], set[str]()
        for page, key in chunk:
            raw, row = stamper.make(page, key)
            write_file(tree, f"{page.address}index.html", raw, folders)
            rows.append((page.address, row))
        return rows

    return {address: _slim(row) for address, row in share(work, todo, progress)}


def _slim(row: Row) -> Row:
    """Return ``row`` with one string for each target: many pages lead to one, and each process had its own."""
    return row._replace(links=tuple(map(intern, row.links)), ids=tuple(map(intern, row.ids)))


def make_files(todo: list[Artifact], tree: Path, progress: Progress) -> list[str]:
    """Write each file of ``todo`` below ``tree``; return their paths."""

    def work(chunk: Sequence[Artifact]) -> list[str]:
        folders = set[str]()
        for artifact in chunk:
            write_file(tree, artifact.path, artifact.body, folders)
        return [artifact.path for artifact in chunk]

    return list(share(work, todo, progress))
