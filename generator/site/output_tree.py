"""The site tree and its spare: a build changes the spare, and one rename puts it in the place of the site.

Both hold the same between builds, file by file one file with two names (hard links), so that an edit costs what it
touches and a failed or killed build leaves the site as it was. Which content a tree holds is told by ``tree`` in its
``build.json``, a digest of its list of files, which is written last and removed first. A tree that does not know its
list, or a spare that is not the site's, is thrown away and made anew. No file is ever written in place.
"""

import json
import os
import shutil
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from generator.cache import Cache
from generator.site.publish import publish

RECORD = "build.json"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
Files = dict[str, bytes]


class SiteTree:
    """The tree at ``site`` and its spare. ``files`` are the paths that the spare holds, with the digest of each."""

    def __init__(self, site: Path, spare: Path, cache: Cache) -> None:
        self.site, self.spare, self.cache = site, spare, cache
        self.name = f"tree-{spare.name}"
        self.folders: set[str] = set()
        self.written: set[str] = set()
        self.removed: set[str] = set()
        kept: tuple[str, Files] = cache.load(self.name) or ("", {})
        self.files: Files = {}
        # Of the marks of all files, so that a change of a few need not go through the list.
        self.sum = 0
        if kept[0] and kept[0] == _held(site):
            if _held(spare) != kept[0]:
                _remove(spare)
                _link_tree(site, spare, kept[1])
            self.files, self.sum = dict(kept[1]), int(kept[0], 16)
            (spare / RECORD).unlink()
        else:
            _remove(spare)
            spare.mkdir(parents=True)

    def holds(self, path: str, digest: bytes) -> bool:
        """Tell whether the file at ``path`` is what ``digest`` stands for."""
        return self.files.get(path) == digest

    def write(self, path: str, digest: bytes, body: bytes) -> None:
        """Put ``body`` at ``path``."""
        write_file(self.spare, path, body, self.folders)
        self.wrote(path, digest)

    def wrote(self, path: str, digest: bytes) -> None:
        """Take note that another process put a file at ``path``."""
        self._drop(path)
        self.files[path] = digest
        self.sum ^= _mark(path, digest)
        self.written.add(path)

    def keep_only(self, paths: set[str]) -> None:
        """Remove every file that is not among ``paths``, and the folders that this leaves empty."""
        for path in sorted(self.files.keys() - paths):
            _unlink(self.spare, path)
            self._drop(path)
            self.removed.add(path)

    def publish(self, record: dict[str, object]) -> int:
        """Write ``record`` as build.json, put the spare in the place of the site, and bring the old site up to date.

        Returns how many files were written.
        """
        tree = f"{self.sum:032x}"
        body = json.dumps(record | {"tree": tree}, indent=2, sort_keys=True) + "\n"
        self.cache.save(self.name, (tree, self.files))
        write_file(self.spare, RECORD, body.encode(), self.folders)
        is_first = not self.site.exists()
        publish(self.spare, self.site)
        if is_first or not self.spare.exists() or len(self.written) + len(self.removed) > len(self.files) // 2:
            _remove(self.spare)
            _link_tree(self.site, self.spare, self.files)
        else:
            self._follow()
        return len(self.written)

    def _drop(self, path: str) -> None:
        if path in self.files:
            self.sum ^= _mark(path, self.files.pop(path))

    def _follow(self) -> None:
        """Do to the old site what was done to the new one."""
        (self.spare / RECORD).unlink(missing_ok=True)
        for path in self.removed:
            _unlink(self.spare, path)
        for path in (*sorted(self.written), RECORD):
            target = self.spare / path
            target.unlink(missing_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(f"{self.site}/{path}", str(target))


def _mark(path: str, digest: bytes) -> int:
    """Return what stands for a file in the sum of all, whatever their order (each path stands there once)."""
    return int.from_bytes(blake2b(path.encode() + b"\0" + digest, digest_size=16).digest(), "big")


def write_file(tree: Path, path: str, body: bytes, folders: set[str]) -> None:
    """Write a new file at ``path`` below ``tree``; ``folders`` are those known to exist."""
    target = f"{tree}/{path}"
    make_folder(tree, path, folders)
    try:
        handle = os.open(target, _NEW)
    except FileExistsError:
        # The file has a second name in the site, which must keep its content.
        os.unlink(target)  # noqa: PTH108 - a build does this tens of thousands of times
        handle = os.open(target, _NEW)
    with open(handle, "wb") as file:  # noqa: PTH123 - it is open
        file.write(body)


def make_folder(tree: Path, path: str, folders: set[str]) -> None:
    """Make the folder of the file ``path`` below ``tree``, and those above it, where ``folders`` does not know them."""
    folder = path.rpartition("/")[0]
    if folder in folders:
        return
    try:
        os.mkdir(f"{tree}/{folder}")  # noqa: PTH102 - as above
    except FileExistsError:
        pass
    except FileNotFoundError:
        make_folder(tree, folder, folders)
        os.mkdir(f"{tree}/{folder}")  # noqa: PTH102
    folders.add(folder)


def _held(tree: Path) -> str | None:
    """Return the digest of the list of files that ``tree`` says it holds."""
    try:
        return str(json.loads((tree / RECORD).read_text(encoding="utf-8"))["tree"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _unlink(tree: Path, path: str) -> None:
    (tree / path).unlink(missing_ok=True)
    folder = (tree / path).parent
    while folder != tree:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _remove(tree: Path) -> None:
    if tree.is_symlink() or tree.is_file():
        tree.unlink()
    elif tree.exists():
        shutil.rmtree(tree)


def _link_tree(source: Path, target: Path, paths: Iterable[str]) -> None:
    """Make ``target`` a tree of the same files as ``source``, which holds ``paths`` and its record."""
    target.mkdir(parents=True)
    folders: set[str] = set()
    for path in (*paths, RECORD):
        make_folder(target, path, folders)
        _link(f"{source}/{path}", f"{target}/{path}")


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)
