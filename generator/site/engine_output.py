"""The theme: what the site engine draws, once for as long as the people's pages and the settings stay the same.

These are the people's pages of ``docs/``, the theme's files, the page for what is not there, and a frame for each place
of the navigation and each kind of page.
"""

import shutil
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from generator.cache import Cache, program_digest
from generator.settings import Settings
from generator.site.engine import engine_version, run_engine
from generator.site.links import ids_of, links_of
from generator.site.page_shell import Frame, finished, placeholder_document, split_frame
from generator.site.staging import people_files, stage

# Its links start at the site's root.
_NOT_FOUND = "404.html"
# What the engine or the theme writes for others than readers, or what the build makes itself.
_LEFT_OUT = ("sitemap.xml", "sitemap.xml.gz", "search/search_index.json")


@dataclass(frozen=True, slots=True)
class Theme:
    """The engine's files in ``folder`` by path with their digests, its frames, and what it wants and offers as links.

    ``search`` is the engine's search index.
    """

    key: bytes
    folder: Path
    files: dict[str, bytes]
    frames: dict[str, Frame]
    digests: dict[str, bytes]
    links: dict[str, tuple[str, ...]]
    ids: dict[str, tuple[str, ...]]
    search: str


def draw_theme(settings: Settings, cache: Cache, addresses: list[str]) -> Theme:
    """Return the theme with frames for the placeholders at ``addresses``, drawn anew only where its input changed."""
    folder = settings.build / f"theme-{settings.output.replace('/', '-')}"
    key = _key(settings, addresses)
    kept = cache.load(folder.name)
    if isinstance(kept, Theme) and kept.key == key and folder.is_dir():
        return kept
    stage(settings.root / "docs", settings.staged, [(f"{a}index.md", placeholder_document(a)) for a in addresses])
    tree = settings.build / "engine"
    run_engine(settings.engine, settings.root / "mkdocs.yml", tree, settings.base_url)
    theme = _take_over(key, tree, folder, addresses, settings)
    cache.save(folder.name, theme)
    return theme


def _key(settings: Settings, addresses: list[str]) -> bytes:
    digest = blake2b(program_digest().encode(), digest_size=16)
    docs = settings.root / "docs"
    files = [*people_files(docs), *sorted((docs / "overrides").rglob("*")), settings.root / "mkdocs.yml"]
    for file in files:
        if file.is_file():
            digest.update(b"\0%s\0" % file.relative_to(settings.root).as_posix().encode())
            digest.update(blake2b(file.read_bytes()).digest())
    digest.update("\0".join([engine_version(settings.engine), settings.engine, settings.base_url, *addresses]).encode())
    return digest.digest()


def _take_over(key: bytes, tree: Path, folder: Path, addresses: list[str], settings: Settings) -> Theme:
    """Take the placeholders out of the engine's ``tree``, finish its pages, and keep it as ``folder``."""
    drawn = {address: (tree / address / "index.html").read_text(encoding="utf-8") for address in addresses}
    search = (tree / "search" / "search_index.json").read_text(encoding="utf-8")
    frames = {}
    for address, page in drawn.items():
        frames[address] = split_frame(address, finished(page))
        (tree / address / "index.html").unlink()
    for name in _LEFT_OUT:
        (tree / name).unlink(missing_ok=True)
    links = {address: links_of("".join(frame.pieces), address, settings.prefix) for address, frame in frames.items()}
    files: dict[str, bytes] = {}
    ids = {address: ids_of(page) for address, page in drawn.items()}
    for file in sorted(path for path in tree.rglob("*") if path.is_file()):
        name = file.relative_to(tree).as_posix()
        if name.endswith(".map"):  # for those who work on the theme itself
            file.unlink()
            continue
        if name.endswith(".html"):
            address = name.removesuffix("index.html")
            page = finished(file.read_text(encoding="utf-8"))
            file.write_text(page, encoding="utf-8")
            links[address] = links_of(page, "" if address == _NOT_FOUND else address, settings.prefix)
            ids[address] = ids_of(page)
        files[name] = blake2b(file.read_bytes(), digest_size=16).digest()
    if folder.exists():
        shutil.rmtree(folder)
    tree.rename(folder)
    digests = {a: blake2b("\0".join(frame.pieces).encode(), digest_size=16).digest() for a, frame in frames.items()}
    return Theme(key, folder, files, frames, digests, links, ids, search)
