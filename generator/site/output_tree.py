"""The output tree: the new site, made beside the published one and put in its place when it is whole.

It is made of the tree that was published before the present one, so that an edit costs what it touches. Nothing in
that tree or in the published one is believed: a file is kept only if it is a regular file with the content that an
earlier build gave it, and whatever else lies there is removed. So what is stale is decided by looking at the disk.
"""

import os
import shutil
import stat
from collections.abc import Set as AbstractSet
from hashlib import sha256
from pathlib import Path

from generator.site.errors import BuildError
from generator.site.publish import publish, recover


class OutputTree:
    """The tree that is to be ``site`` and is to hold the files at ``paths``; until then it lies in ``folder``."""

    def __init__(self, folder: Path, site: Path, paths: AbstractSet[str]) -> None:
        if site.exists() and not site.is_dir():
            raise BuildError(f"“{site.name}” is not a folder; move it away")
        recover(site)
        self.folder, self.site = folder, site
        self.paths = paths
        folder.mkdir(parents=True, exist_ok=True)
        self._here: set[str] = set()
        self._prune("", paths)
        self._published = set(_regular_files(site, "")) if site.is_dir() else set()
        self._folders: set[str] = set()

    def foreign(self, made_before: AbstractSet[str]) -> list[str]:
        """Return the paths of files in the published site that neither this build nor the one before it made."""
        return sorted(self._published - self.paths - made_before)

    def take_over(self, path: str, checksum: str) -> bool:
        """Return whether the file at ``path``, of this tree or of the published one, has the content of ``checksum``.

        If so, it is in the tree now.
        """
        if path in self._here and _has(f"{self.folder}/{path}", checksum):
            return True
        source = f"{self.site}/{path}"
        if path not in self._published or not _has(source, checksum):
            return False
        self._make_room(path)
        try:
            os.link(source, f"{self.folder}/{path}")
        except OSError:  # a file system without hard links
            shutil.copyfile(source, f"{self.folder}/{path}")
        return True

    def write(self, path: str, content: bytes) -> None:
        """Make a new file at ``path`` with ``content``. One that is there is not changed: the site may hold it too."""
        self._make_room(path)
        # With a buffer: without one, a disk that is nearly full takes a part and says nothing.
        with open(f"{self.folder}/{path}", "xb") as file:  # noqa: PTH123 - thousands of small files
            file.write(content)

    def read(self, path: str) -> bytes:
        """Return the content of the file at ``path``, which is in the tree."""
        return Path(self.folder, path).read_bytes()

    def publish(self) -> None:
        """Put the tree in the place of the published one."""
        publish(self.folder, self.site)

    def _make_room(self, path: str) -> None:
        if path in self._here:
            os.unlink(f"{self.folder}/{path}")  # noqa: PTH108 - as above
            self._here.discard(path)
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self.folder}/{folder}", exist_ok=True)  # noqa: PTH103 - as above
            self._folders.add(folder)

    def _prune(self, below: str, paths: AbstractSet[str]) -> None:
        """Remove what is not one of the files at ``paths``, symbolic links and empty folders among it."""
        with os.scandir(f"{self.folder}/{below}") as entries:
            for entry in list(entries):
                path = f"{below}{entry.name}"
                mode = entry.stat(follow_symlinks=False).st_mode
                if stat.S_ISDIR(mode):
                    self._prune(f"{path}/", paths)
                elif stat.S_ISREG(mode) and path in paths:
                    self._here.add(path)
                else:
                    os.unlink(entry.path)  # noqa: PTH108 - as above
        if below and not os.listdir(f"{self.folder}/{below}"):  # noqa: PTH208 - as above
            os.rmdir(f"{self.folder}/{below}")  # noqa: PTH106 - as above


def checksum_of(content: bytes) -> str:
    """Return what stands for the content of a file: SHA-256 (FIPS 180-4), in hexadecimal."""
    return sha256(content).hexdigest()


def _has(file: str, checksum: str) -> bool:
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - as above
        return checksum_of(opened.read()) == checksum


def _regular_files(root: Path, folder: str) -> list[str]:
    """Return the paths of all regular files below ``root``; symbolic links are neither listed nor followed."""
    found = []
    with os.scandir(f"{root}/{folder}") as entries:
        for entry in entries:
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                found += _regular_files(root, f"{folder}{entry.name}/")
            elif stat.S_ISREG(mode):
                found.append(f"{folder}{entry.name}")
    return found
