"""The cache: what was worked out before, kept below ``build/cache/`` by the digest of this program; safe to delete.

A cache of another version of the program, of its libraries or of Python is not read. Files are pickles, which can run
code, so only files that nobody but their owner may write or read count: a checkout never makes such files.
"""

import os
import pickle
import platform
import stat
import tempfile
import time
from functools import cache as once
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, TypeVar

_LIBRARIES = ("jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "nh3", "pillow", "pydantic", "pyyaml")
_PRIVATE = 0o600

V = TypeVar("V")


@once
def program_digest() -> str:
    """Return a digest of this program's files, of its libraries' versions and of Python's."""
    digest = blake2b(digest_size=16)
    digest.update(platform.python_version().encode())
    digest.update(" ".join(version(name) for name in _LIBRARIES).encode())
    package = Path(__file__).parent
    for file in sorted([*package.rglob("*.py"), *package.rglob("*.jinja"), *package.rglob("*.ttf")]):
        digest.update(f"\0{file.relative_to(package).as_posix()}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def workers() -> int:
    """Return how many processes share work: TTB_WORKERS, or as many as there are processors for this one."""
    wanted = os.environ.get("TTB_WORKERS", "")
    if wanted.isdigit() and int(wanted) > 0:
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Cache:
    """Keeps values by name in ``folder``; with no folder it keeps nothing. Nobody may change a value that it holds.

    With ``in_memory`` it also holds them itself, for a process that builds again and again; ``begin`` starts each run.
    Such a process can leave its next run more than a file can hold (``recall``, ``remember``).
    """

    def __init__(self, folder: Path | None, *, in_memory: bool = False) -> None:
        self.folder = folder
        self.held: dict[tuple[str, str], object] | None = {} if in_memory else None
        self.begun = time.time_ns()

    @property
    def is_in_memory(self) -> bool:
        """True for a process that builds again and again."""
        return self.held is not None

    def begin(self) -> None:
        """Begin another run: the program's own files may have changed, and what is as old as this run is young."""
        program_digest.cache_clear()
        if self.held is not None:
            self.held = {key: value for key, value in self.held.items() if key[0] == program_digest()}
        self.begun = time.time_ns()

    def load(self, name: str) -> Any:  # noqa: ANN401 - whatever was saved
        """Return what was saved under ``name`` by this very program, None where nothing was or it cannot be read."""
        if self.folder is None:
            return None
        if self.held is not None and (program_digest(), name) in self.held:
            return self.held[program_digest(), name]
        try:
            with (self.folder / f"{name}.pickle").open("rb") as file:
                status = os.fstat(file.fileno())
                if stat.S_IMODE(status.st_mode) != _PRIVATE or status.st_uid != os.getuid():
                    return None
                if file.readline().strip() != program_digest().encode():
                    return None
                value = pickle.load(file)  # noqa: S301 - a private file of this user
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, ValueError):
            return None
        if self.held is not None:
            self.held[program_digest(), name] = value
        return value

    def recall(self, name: str) -> Any:  # noqa: ANN401 - as above
        """Return what the run before left under ``name``, None where it left nothing."""
        return None if self.held is None else self.held.get((program_digest(), f"memory {name}"))

    def remember(self, name: str, value: object) -> None:
        """Leave ``value`` for the next run of this process; it comes to no disk."""
        if self.held is not None:
            self.held[program_digest(), f"memory {name}"] = value

    def save(self, name: str, value: object) -> None:
        """Keep ``value`` under ``name``. A full disk or a folder that cannot be written costs time, not the build."""
        if self.folder is None:
            return
        if self.held is not None:
            self.held[program_digest(), name] = value
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(program_digest().encode() + b"\n")
                pickle.dump(value, file, protocol=5)
            Path(temporary).replace(self.folder / f"{name}.pickle")
        except OSError:
            return


class Table(Generic[V]):
    """A large mapping in a cache. A few changes are kept beside it, so that they do not cost what the whole does."""

    def __init__(self, cache: Cache, name: str) -> None:
        self.cache, self.name = cache, name
        kept: tuple[bytes, dict[str, V]] = cache.load(name) or (b"", {})
        self.stamp, self.base = kept
        stamp, changes = cache.load(f"{name}-changes") or (b"", {})
        self.changes: dict[str, V | None] = changes if stamp == self.stamp else {}
        self.rows: dict[str, V] = self.base
        if self.changes:
            rows = {key: value for key, value in self.base.items() if key not in self.changes}
            self.rows = rows | {key: value for key, value in self.changes.items() if value is not None}

    def keep(self, rows: dict[str, V]) -> None:
        """Make ``rows`` what the table holds. Rows that did not change must be the same objects as before."""
        old = self.rows
        news: dict[str, V | None] = {key: row for key, row in rows.items() if old.get(key) is not row}
        news |= dict.fromkeys(old.keys() - rows.keys())
        if not news:
            return
        changes = self.changes | news
        if len(changes) * 10 > len(rows):
            self.stamp = os.urandom(16)
            self.cache.save(self.name, (self.stamp, rows))
            changes = {}
        self.cache.save(f"{self.name}-changes", (self.stamp, changes))
