"""What the site engine draws: the hand-written pages of ``docs/``, the theme's files, and the shells of all others.

It is kept below ``build/engine/`` for as long as the hand-written pages, the theme and the settings stay the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.output import Output
from generator.settings import Settings
from generator.site import api_manifest, checksums
from generator.site.engine import Converter, engine_version, run_engine
from generator.site.output_tree import checksum_of
from generator.site.page_shell import PageShell, placeholder_document, split_shell
from generator.site.staging import hand_written_files, stage
from generator.store import Store

# What the build makes itself, or what only people who work on the theme need.
_LEFT_OUT = ("sitemap.xml", "sitemap.xml.gz")


@dataclass(frozen=True, slots=True)
class EngineOutput:
    """``files``: the checksums of the files below ``folder`` by path."""

    folder: Path
    files: dict[str, str]
    shells: dict[str, PageShell]

    def converter(self, settings: Settings, outputs: Iterable[Output]) -> Converter:
        """Return what converts documents among ``outputs`` and the hand-written files, by the engine's own means."""
        docs = settings.root / "docs"
        paths = {file.relative_to(docs).as_posix() for file in hand_written_files(docs)}
        paths |= {checksums.PATH, api_manifest.PATH}
        paths |= {output.path.replace("index.html", "index.md") for output in outputs if output.path not in self.files}
        return Converter(settings, self.folder.parent / "docs", self.folder, paths)

    def outputs(self) -> Iterator[Output]:
        """Yield the files as outputs of the site."""
        for path, checksum in self.files.items():
            yield Output(path, _read, (f"{self.folder}", path, checksum))


def draw_shells(settings: Settings, store: Store, addresses: list[str]) -> EngineOutput:
    """Return what the engine draws, with shells for the placeholders at ``addresses``. It runs only where it must."""
    folder = settings.build / "engine" / settings.name
    key = _key(settings, addresses)
    name = f"engine-{settings.name}"
    kept: dict[str, Any] | None = store.load(name)
    if kept is None or kept["key"] != key or not _is_whole(folder / "site", kept["files"]):
        documents = [(f"{address}index.md", placeholder_document(address).encode()) for address in addresses]
        stage(settings.root / "docs", folder / "docs", documents)
        run_engine(settings, folder / "docs", folder / "site")
        kept = {"key": key, **_take_apart(folder / "site", addresses)}
        store.save(name, kept)
    shells = {
        address: PageShell(address, tuple(pieces), permalink) for address, (pieces, permalink) in kept["shells"].items()
    }
    return EngineOutput(folder / "site", kept["files"], shells)


def _key(settings: Settings, addresses: list[str]) -> str:
    digest = blake2b(digest_size=16)
    docs = settings.root / "docs"
    overrides = sorted(path for path in (docs / "overrides").rglob("*") if path.is_file())
    for file in (*hand_written_files(docs), *overrides, settings.root / "mkdocs.yml"):
        digest.update(b"\0%s\0" % file.relative_to(settings.root).as_posix().encode())
        digest.update(blake2b(file.read_bytes()).digest())
    words = [settings.engine, engine_version(settings.engine), settings.base_url, settings.repository, *addresses]
    digest.update("\0".join(words).encode())
    return digest.hexdigest()


def _is_whole(tree: Path, files: dict[str, str]) -> bool:
    """Tell whether each of ``files`` has its content still."""
    try:
        return all(checksum_of((tree / path).read_bytes()) == checksum for path, checksum in files.items())
    except OSError:
        return False


def _take_apart(tree: Path, addresses: list[str]) -> dict[str, object]:
    """Take the placeholders out of the engine's ``tree``; return what is to be known of it."""
    shells = {}
    for address in addresses:
        page = tree / address / "index.html"
        shell = split_shell(address, page.read_text(encoding="utf-8"))
        shells[address] = [shell.pieces, shell.permalink]
        page.unlink()
    files = {}
    for file in sorted(path for path in tree.rglob("*") if path.is_file()):
        path = file.relative_to(tree).as_posix()
        if path in _LEFT_OUT or path.endswith(".map"):
            continue
        files[path] = checksum_of(file.read_bytes())
    return {"files": files, "shells": shells}


def _read(folder: str, path: str, _checksum: str) -> bytes:
    return Path(folder, path).read_bytes()
