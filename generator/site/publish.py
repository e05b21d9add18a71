"""Publish a finished tree by one rename, so that a killed build leaves the old site or the new one, never a mix.

Two folders are exchanged in one step where the system can (renameat2 with RENAME_EXCHANGE on Linux, renamex_np
with RENAME_SWAP on macOS). Elsewhere two renames follow one another, and the next build mends what a kill between
them left behind.
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path

from generator.site.errors import BuildError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def publish(new: Path, site: Path) -> None:
    """Put the folder ``new`` in the place of ``site`` (same file system); what was there then stands at ``new``."""
    old = site.with_name(f".{site.name}-old")
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise BuildError(f"“{site.name}” is not a folder; move it away")
    if not site.exists():
        new.rename(site)
        return
    if _exchange(new, site):
        return
    site.rename(old)
    new.rename(site)
    old.rename(new)


def recover(site: Path) -> None:
    """Put the old site back where a killed build left none, and remove leftovers of finished ones."""
    old = site.with_name(f".{site.name}-old")
    if old.exists() and not site.exists():
        old.rename(site)
    elif old.exists():
        shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one step; return False where the system or file system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform.startswith("linux") and hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(first, second, _RENAME_SWAP) == 0)
    return False
