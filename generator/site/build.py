"""The build: all outputs into a new tree, every link checked, the tree put in the place of the published site.

A fault anywhere leaves the published site as it was.
"""

import gc
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from generator.exports import all_exports
from generator.exports.moved import moved_files
from generator.model import Library, Masthead
from generator.output import Output
from generator.pages import all_pages
from generator.pages.page import copy_path
from generator.rendering.renderer import Renderer
from generator.settings import Settings
from generator.site import api_manifest, checksums
from generator.site.engine_output import draw_shells
from generator.site.errors import BuildError, system_errors_told
from generator.site.link_check import check_links
from generator.site.lock import build_lock
from generator.site.output_tree import OutputTree, checksum_of
from generator.site.page_shell import shell_addresses
from generator.site.search_index import PATH as SEARCH_INDEX
from generator.site.search_index import guides_of, search_index
from generator.site.sitemap import sitemap_paths, sitemaps
from generator.site.symbolic_links import refuse_symbolic_links
from generator.site.write import Track, Writer, Written
from generator.store import Store

T = TypeVar("T")

RECORD = "build.json"
# New objects after which Python looks for garbage. It would do so after 700, which takes a twelfth of a build.
_GARBAGE = 20_000


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: pages of the site, files of the site, files made anew, bytes of all pages, links checked.

    ``foreign`` are the files of the old site that no build had made, which are not in the new one.
    """

    pages: int
    files: int
    made: int
    size: int
    links: int
    foreign: tuple[str, ...] = ()


def untracked(items: Iterable[T], length: int, label: str) -> Iterable[T]:
    """Yield ``items`` and show no progress."""
    del length, label
    return items


@system_errors_told()
def build_site(
    library: Library, settings: Settings, store: Store | None = None, track: Track = untracked, *, wait: bool = False
) -> Report:
    """Build the site of ``library`` and put it in the place of the published one.

    ``store`` holds what earlier builds left; with it or without, the bytes are the same. While another build runs,
    ``wait`` for its end. Raises BuildError where the engine or the disk fails, a link is broken, a symbolic link is in
    the way or another build runs; the published site is then as it was.
    """
    store = store or Store(None)
    refuse_symbolic_links(settings)
    with build_lock(settings.build, wait=wait):
        pages = all_pages(library)
        engine = draw_shells(settings, store, shell_addresses(_address(page) for page in pages))
        outputs = [*pages, *all_exports(library, settings.base_url, parquet=settings.parquet), *engine.outputs()]
        outputs += moved_files(library, outputs, settings.base_url)
        copies = {output.copy for output in outputs if output.copy}
        guides = guides_of(settings.root / "docs")
        maps = sitemap_paths(len(pages) + len(guides))
        indexes = {SEARCH_INDEX, *maps, checksums.PATH, api_manifest.PATH}
        paths = {*(output.path for output in outputs), *copies, *indexes, RECORD}
        tree = OutputTree(settings.build / f"next-{settings.name}", settings.site, paths)
        memory = f"outputs-{settings.name}"
        before = {path: Written(*values) for path, values in (store.load(memory) or {}).items()}
        if not before and not (settings.site / RECORD).is_file():
            refuse_others_folder(settings.site)
        foreign = tree.foreign({*before, *map(_copy_of, before), RECORD}) if before else []
        renderer = Renderer(shared_context(settings, library.masthead))
        writer = Writer(
            tree, renderer, cache(partial(engine.converter, settings, outputs)), engine.shells, before, track
        )
        # What is alive now lives to the end: no process needs to look at it for garbage, or to copy it when it forks.
        # The engine's converter leaves much behind, which would fill the memory of a long record.
        gc.freeze()
        gc.set_threshold(_GARBAGE)
        gc.enable()
        writer.write(outputs)
        writer.write(_indexes(settings, writer.written, pages, guides, tree))
        if RECORD in writer.written:
            raise BuildError(f"an output has the path {RECORD}, which is the build's own; rename it")
        links = check_links(tree.folder, paths, settings.prefix, library.published)
        sums = {path: file.checksum for path, file in writer.written.items()}
        sums |= {output.copy: writer.written[output.path].copy for output in outputs if output.copy}
        tree.write(RECORD, _record(library, settings, len(pages), sums))
        tree.publish()
        store.save(memory, writer.written)
    size = sum(writer.written[page.path].size for page in pages)
    return Report(len(pages), len(paths), writer.made, size, links, tuple(foreign))


def shared_context(settings: Settings, masthead: Masthead) -> dict[str, object]:
    """Return what every template knows: the site's address, that of the repository, and what is the desk's own."""
    return {"site": settings.base_url, "repo": settings.repository, "masthead": masthead}


def refuse_others_folder(site: Path) -> None:
    """Raise BuildError where the folder ``site`` holds files though no build made it: they are somebody's work."""
    if site.is_dir() and any(site.iterdir()):
        raise BuildError(f"“{site.name}” holds files that no build made; move them away")


def _copy_of(path: str) -> str:
    """Return where the page at ``path`` is published in Markdown."""
    return copy_path(path.removesuffix("index.html"))


def _address(page: Output) -> str:
    return page.path.removesuffix("index.html")


def _indexes(
    settings: Settings,
    written: dict[str, Written],
    pages: list[Output],
    guides: list[tuple[str, str]],
    tree: OutputTree,
) -> list[Output]:
    """Return the files that list the others; ``guides`` are the hand-written pages, as name and text."""
    rows = [written[page.path] for page in pages]
    sums = [(path, file.checksum) for path, file in written.items() if path.startswith(checksums.FOLDER)]
    changed = {_address(page): row.changed for page, row in zip(pages, rows, strict=True)}
    # git knows when hand-written pages changed; the build does not.
    changed |= {f"{name}/": "" for name, _ in guides}
    listed = {
        path: api_manifest.file_row(path, file.checksum, tree.read(path))
        for path, file in written.items()
        if api_manifest.is_listed(path)
    }
    return [
        Output(SEARCH_INDEX, search_index, (guides, [row.search for row in rows])),
        *sitemaps(settings.base_url, changed),
        Output(checksums.PATH, checksums.sha256sums, (sums,)),
        Output(api_manifest.PATH, api_manifest.manifest, (listed, settings.as_of, settings.commit)),
    ]


def _record(library: Library, settings: Settings, pages: int, sums: dict[str, str]) -> bytes:
    """Return build.json: what was built, without the time of day, and a checksum of the content of all other files.

    ``sums`` has the SHA-256 of each by its path. ``tree`` is that of their list as ``sha256sum`` writes it, in order,
    so that any program can compare a site that is served with one that was built.
    """
    listed = "".join(f"{checksum}  {path}\n" for path, checksum in sorted(sums.items()))
    record = {
        "as_of": library.as_of.isoformat(),
        "base_url": settings.base_url,
        "commit": settings.commit,
        "events": len(library.events),
        "pages": pages,
        "sources": len(library.by_source),
        "tree": checksum_of(listed.encode()),
    }
    return f"{json.dumps(record, indent=2, sort_keys=True)}\n".encode()
