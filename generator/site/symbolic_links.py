"""Symbolic links are refused where a build reads, empties or replaces folders: they lead out of the project.

So are pipes and devices, which never end.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.problems import quote
from generator.settings import Settings
from generator.site.errors import BuildError


def refuse_symbolic_links(settings: Settings) -> None:
    """Raise BuildError with the first symbolic link or special file among the folders and files that a build uses.

    In ``data/`` and ``seeds/`` they are problems of the data, and in the published site they are not taken over.
    """
    for path in _used(settings):
        if os.path.lexists(path) and not _is_itself(path):
            name = quote(path.relative_to(settings.root).as_posix())
            raise BuildError(f"{name} is a symbolic link or special file; put the file or folder itself there")


def _is_itself(path: Path) -> bool:
    mode = path.lstat().st_mode
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _used(settings: Settings) -> Iterator[Path]:
    yield from (settings.root / name for name in ("data", "seeds", "docs", "mkdocs.yml", "build"))
    yield settings.site
    yield settings.site.with_name(f".{settings.site.name}-old")
    if settings.build.is_dir():
        yield from sorted(settings.build.iterdir())
        yield from _all_below(settings.build / "engine", depth=1)
    yield from _all_below(settings.root / "docs")


def _all_below(folder: Path, depth: int | None = None) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        yield from (Path(here, name) for name in sorted([*folders, *files]))
        if depth is not None and len(Path(here).relative_to(folder).parts) >= depth:
            folders.clear()
