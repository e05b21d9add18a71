"""One build at a time: a lock file below ``build/`` that the system frees when the process ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.site.errors import BuildError


@contextmanager
def build_lock(root: Path) -> Iterator[None]:
    """Hold the build lock of the project at ``root``; raise BuildError where another build holds it."""
    folder = root / "build"
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError("another build is running here; wait for it to end") from None
        yield
