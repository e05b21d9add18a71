"""The store: what one run leaves to the next, as JSON files below ``build/cache/``. It may be deleted at any time.

Each file begins with a checksum of its name, its content and the program that wrote it, keyed with a secret of this
user that lies outside the project (BLAKE2b with a key, RFC 7693). So a file that is damaged, renamed, written by
another version of the program or brought along by a checkout is not read; its content is worked out anew.
"""

import hmac
import json
import os
import platform
import secrets
import stat
import tempfile
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.unlinked import open_unlinked

_LIBRARIES = ("jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "nh3", "pillow", "pydantic", "pyyaml")
_KEY_BYTES = 32
_MAC_BYTES = 32


@cache
def program_digest() -> str:
    """Return a digest of this program's files, of the versions of its libraries and of Python, in hexadecimal."""
    digest = blake2b(digest_size=16)
    digest.update(platform.python_version().encode())
    digest.update(" ".join(version(name) for name in _LIBRARIES).encode())
    package = Path(__file__).parent
    for file in sorted([*package.rglob("*.py"), *package.rglob("*.jinja"), *package.rglob("*.ttf")]):
        digest.update(f"\0{file.relative_to(package).as_posix()}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


class Store:
    """Keeps JSON values by name in ``folder``. Without a folder, or where a symbolic link leads, it keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        is_link = folder is not None and (folder.is_symlink() or folder.parent.is_symlink())
        self.folder = None if is_link else folder

    def load(self, name: str) -> Any:  # noqa: ANN401 - whatever was saved
        """Return the value that this program saved as ``name``, or None where there is none that can be trusted."""
        if self.folder is None:
            return None
        try:
            raw = _read_regular(self.folder / f"{name}.json")
            mac, body = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
            return json.loads(body) if hmac.compare_digest(mac, _mac(name, body)) else None
        except (OSError, ValueError):
            return None

    def save(self, name: str, value: object) -> None:
        """Keep ``value`` (JSON types only) as ``name``, or nothing where the disk is full: that only costs time."""
        if self.folder is None:
            return
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        temporary = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(_mac(name, body) + body)
            Path(temporary).replace(self.folder / f"{name}.json")
        except OSError:
            if temporary:
                Path(temporary).unlink(missing_ok=True)


def _mac(name: str, body: bytes) -> bytes:
    digest = blake2b(key=_secret(), digest_size=_MAC_BYTES)
    digest.update(f"{program_digest()}\0{name}\0".encode())
    digest.update(body)
    return digest.digest()


@cache
def _secret() -> bytes:
    """Return this user's key, made at the first run; where none can be kept, one that serves this run alone."""
    try:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "trade-talks-briefing"
        file = folder / "store.key"
        folder.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            handle, temporary = tempfile.mkstemp(dir=folder)  # mode 0600
            with os.fdopen(handle, "wb") as new:
                new.write(secrets.token_bytes(_KEY_BYTES))
            Path(temporary).replace(file)
        key = _read_regular(file)
    except (OSError, RuntimeError):
        key = b""
    return key if len(key) == _KEY_BYTES else secrets.token_bytes(_KEY_BYTES)


def _read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file of this user; raise OSError for a link, a device or another user's file."""
    with open_unlinked(path) as file:
        status = os.fstat(file.fileno())
        # Windows keeps a user's own folders to that user, and numbers nobody.
        is_own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
        if not stat.S_ISREG(status.st_mode) or not is_own:
            raise PermissionError(f"{path} is not a regular file of this user")
        return file.readall()
