"""Publish a finished tree in one step, so that a killed build leaves the old site or the new one, never a mix.

The new folder and the old one are exchanged where the system can (renameat2 with RENAME_EXCHANGE on Linux, renamex_np
with RENAME_SWAP on macOS). Elsewhere two renames follow one another; the old site is put back if the second one fails,
and the next build finds it if the process is killed between them.
"""

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
# The system or the file system has no such call; anything else is an error of this very exchange.
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


def publish(new: Path, site: Path) -> None:
    """Put the folder ``new`` in the place of ``site`` on the same file system; what was there is then at ``new``.

    Raises OSError where that is not possible; the old site is then in its place.
    """
    if not site.exists():
        new.rename(site)
        return
    if _exchange(new, site):
        return
    old = _old(site)
    site.rename(old)
    try:
        new.rename(site)
    except OSError:
        old.rename(site)
        raise
    old.rename(new)


def recover(site: Path) -> None:
    """Put the old site back where a killed build left none; remove it where the new one is in its place."""
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    elif old.exists():
        shutil.rmtree(old)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}-old")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one step; return False where the system or file system has no such call."""
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform.startswith("linux") and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(first, second, _RENAME_SWAP)
    else:
        return False
    if failed and ctypes.get_errno() not in _CANNOT:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return not failed
