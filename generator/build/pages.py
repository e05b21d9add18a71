"""Pages: each drawn and stamped where what it shows has changed, by as many processes as are worth it."""

import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.build.fingerprint import Fingerprints
from generator.build.frame import Frame, frame_address, tidy
from generator.build.links import ids_of_body, links_of_body
from generator.build.search import entry
from generator.build.theme import Theme
from generator.build.tree import write_file
from generator.cache import program_digest, workers
from generator.progress import Progress
from generator.render import Renderer
from generator.views.page import Later, Page

# Below so many pages, a second process costs more than it saves.
_WORTH_SHARING = 1000
_CHUNK = 250


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

    def keys(self, pages: Sequence[Page | Later]) -> list[bytes]:
        """Return a digest of everything that each page is made of."""
        prints = Fingerprints()
        common = program_digest().encode() + prints.of(self.renderer.shared)
        frames = {address: common + digest for address, digest in self.theme.digests.items()}
        return [blake2b(frames[frame_address(page.address)] + prints.of(*_shown(page)), digest_size=16).digest()
                for page in pages]  # fmt: skip

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
) -> list[tuple[str, Row]]:
    """Write each page of ``todo`` (with its key) below ``tree``; return addresses and rows in the same order."""
    chunks = [todo[start : start + _CHUNK] for start in range(0, len(todo), _CHUNK)]
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if len(todo) < _WORTH_SHARING or workers() == 1 or not can_fork:
        return _gather([_make(stamper, chunk, tree) for chunk in progress.steps(chunks, len(chunks))])
    _Shared.stamper, _Shared.chunks, _Shared.tree = stamper, chunks, tree
    # Forked processes share what is already worked out; nothing but numbers and rows goes between them.
    with multiprocessing.get_context("fork").Pool(workers()) as pool:
        return _gather(list(progress.steps(pool.imap(_make_chunk, range(len(chunks))), len(chunks))))


class _Shared:
    """What a forked process finds in memory."""

    stamper: Stamper
    chunks: list[list[tuple[Page | Later, bytes]]]
    tree: Path


def _make_chunk(number: int) -> list[tuple[str, Row]]:
    return _make(_Shared.stamper, _Shared.chunks[number], _Shared.tree)


def _make(stamper: Stamper, chunk: list[tuple[Page | Later, bytes]], tree: Path) -> list[tuple[str, Row]]:
    rows, folders = [], set[str]()
    for page, key in chunk:
        raw, row = stamper.make(page, key)
        write_file(tree, f"{page.address}index.html", raw, folders)
        rows.append((page.address, row))
    return rows


def _gather(parts: list[list[tuple[str, Row]]]) -> list[tuple[str, Row]]:
    return [row for part in parts for row in part]
