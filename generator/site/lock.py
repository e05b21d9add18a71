"""One build at a time: a lock file below ``build/`` that the system frees when the process ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.site.errors import BuildError


@contextmanager
def build_lock(build: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the lock of the folder ``build``. While another build holds it, ``wait`` or raise BuildError."""
    build.mkdir(exist_ok=True)
    handle = os.open(build / ".lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    except BlockingIOError:
        raise BuildError("another build is running here; wait for it to end") from None
    finally:
        os.close(handle)
