"""The build: project, draw the theme, make the pages and files that changed, verify, publish.

A fault anywhere leaves the old site.
"""

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from generator.cache import Cache, Table, program_digest
from generator.exports import all_artifacts
from generator.exports.artifact import Artifact
from generator.model import Library
from generator.pages import all_pages
from generator.pages.page import Later, Page
from generator.progress import Progress, quiet
from generator.projections.memory import Memory
from generator.rendering.renderer import renderer_for
from generator.settings import Settings
from generator.site.engine import run_engine
from generator.site.engine_output import Theme, draw_theme
from generator.site.errors import BuildError
from generator.site.fingerprint import Fingerprints, Keys
from generator.site.link_check import verify
from generator.site.lock import build_lock
from generator.site.output_tree import RECORD, SiteTree
from generator.site.page_shell import finished, frame_addresses
from generator.site.publish import recover
from generator.site.search_index import search_index
from generator.site.sitemap import sitemap
from generator.site.staging import stage
from generator.site.write import Row, Stamper, make_files, make_pages


@dataclass(frozen=True, slots=True)
class Totals:
    """What a build made: pages of the site, pages drawn anew, files written, bytes of the site, links that arrive."""

    pages: int
    drawn: int
    written: int
    size: int
    links: int


def build_site(
    library: Library,
    settings: Settings,
    cache: Cache | None = None,
    progress: Progress = quiet,
    *,
    unstamped: bool = False,
) -> Totals:
    """Build the site of ``library`` and put it in the place of the published one.

    What ``cache`` knows is not made again; the bytes are the same. ``unstamped`` lets the site engine draw every page,
    which is slow and gives the same bytes too. Raises BuildError where the engine fails, a link is broken or another
    build runs; the published tree is then as it was.
    """
    cache = cache or Cache(None)
    with build_lock(settings.root):
        recover(settings.site)
        progress.stage("project")
        pages, artifacts = _project(library, cache)
        progress.stage("theme")
        theme = draw_theme(settings, cache, frame_addresses(page.address for page in pages))
        stamper = Stamper(renderer_for(shared_context(library, settings), cache), theme, settings.prefix)
        progress.stage("compare")
        name = settings.output.replace("/", "-")
        tree = SiteTree(settings.site, settings.build / f"spare-{name}", cache)
        table: Table[Row] = Table(cache, f"pages-{name}")
        keys = stamper.keys(pages, cache)
        known = {address: row.key for address, row in table.rows.items()}
        todo = [
            (page, key)
            for page in pages
            if known.get(page.address) != (key := keys[page.address])
            or not tree.holds(f"{page.address}index.html", key)
        ]
        progress.stage("pages")
        gc.freeze()
        made = make_pages(stamper, todo, tree.spare, progress)
        rows = {address: made.get(address) or table.rows[address] for address in keys}
        for address, row in made.items():
            tree.wrote(f"{address}index.html", row.key)
        if unstamped:
            _draw_all(settings, pages, stamper, tree)
        artifacts["files"] += _indexes(theme, settings, rows)
        wanted = _write_files(tree, theme, artifacts, rows, progress, cache)
        progress.stage("links")
        links = verify(theme, rows, wanted, cache)
        progress.stage("publish")
        table.keep(rows)
        size = sum(row.size for row in rows.values())
        written = tree.publish(_record(library, settings, len(pages)))
        progress.end()
    return Totals(len(pages), len(todo), written, size, links)


def _project(library: Library, cache: Cache) -> tuple[list[Page | Later], dict[str, list[Artifact]]]:
    """Return all pages and files that show ``library``; a process that stays works out what rests on changes alone."""
    if not cache.is_in_memory:
        return all_pages(library), all_artifacts(library)
    memory: Memory = cache.recall("memory") or Memory()
    memory.follow(library)
    pages, artifacts = all_pages(library), all_artifacts(library)
    memory.forget()
    cache.remember("memory", memory)
    return pages, artifacts


def _draw_all(settings: Settings, pages: list[Page | Later], stamper: Stamper, tree: SiteTree) -> None:
    """Let the engine draw every page, and put its pages in the place of the stamped ones."""
    whole = [page.page() if isinstance(page, Later) else page for page in pages]
    documents = [(f"{page.address}index.md", stamper.renderer.document(page)) for page in whole]
    stage(settings.root / "docs", settings.staged, documents)
    drawn = settings.build / "engine"
    run_engine(settings.engine, settings.root / "mkdocs.yml", drawn, settings.base_url)
    for page in pages:
        path = f"{page.address}index.html"
        text = finished((drawn / path).read_text(encoding="utf-8"))
        tree.write(path, blake2b(text.encode(), digest_size=16).digest(), text.encode())


def _write_files(
    tree: SiteTree,
    theme: Theme,
    artifacts: dict[str, list[Artifact]],
    rows: dict[str, Row],
    progress: Progress,
    cache: Cache,
) -> set[str]:
    """Write what is no generated page where it changed, stage by stage, remove what is gone, and return all paths."""
    wanted = {f"{address}index.html" for address in rows} | theme.files.keys()
    for path, digest in theme.files.items():
        if not tree.holds(path, digest):
            tree.write(path, digest, (theme.folder / path).read_bytes())
    prints = Fingerprints()
    keys: Keys[Artifact] = Keys(
        cache, "files", program_digest(),
        lambda artifact: prints.of(
            program_digest(), artifact.make.__module__, artifact.make.__qualname__, *(artifact.told_by or artifact.of)
        ),
    )  # fmt: skip
    for name, some in artifacts.items():
        progress.stage(name)
        todo: dict[str, tuple[Artifact, bytes]] = {}
        for artifact in some:
            if artifact.path in wanted or artifact.path == RECORD:
                raise BuildError(f"two things want to be {artifact.path}; rename one")
            wanted.add(artifact.path)
            key = keys.of(artifact.path, artifact)
            if not tree.holds(artifact.path, key):
                todo[artifact.path] = artifact, key
        for path in make_files([artifact for artifact, _ in todo.values()], tree.spare, progress):
            tree.wrote(path, todo[path][1])
    keys.keep()
    tree.keep_only(wanted)
    return wanted


def _indexes(theme: Theme, settings: Settings, rows: dict[str, Row]) -> Iterator[Artifact]:
    """Yield the files that list the pages."""
    entries, shown = [row.search for row in rows.values()], b"".join([row.key for row in rows.values()])
    yield Artifact("search/search_index.json", search_index, (theme.search, entries), (theme.search, shown))
    changed = {address: row.changed for address, row in rows.items()} | _hand_pages(settings)
    days = "\n".join([*changed, *changed.values()])
    yield Artifact("sitemap.xml", sitemap, (settings.base_url, changed), (settings.base_url, days))


def shared_context(library: Library, settings: Settings) -> dict[str, object]:
    """Return what every template knows. Whatever stands here makes every page anew when it changes."""
    return {"as_of": library.as_of, "site": settings.base_url, "repo": settings.repository}


def _hand_pages(settings: Settings) -> dict[str, str]:
    """Return the addresses of the people's pages of docs/ for the sitemap; git knows when they changed, we do not."""
    return {f"{path.stem}/": "" for path in (settings.root / "docs").glob("*.md")}


def _record(library: Library, settings: Settings, pages: int) -> dict[str, object]:
    """Return what build.json says: what was built, without clock time, so that the live site can be compared."""
    return {
        "as_of": library.as_of.isoformat(),
        "base_url": settings.base_url,
        "events": len(library.events),
        "pages": pages,
        "sources": len(library.by_source),
    }
