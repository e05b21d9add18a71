"""A tree of documents for the site engine: the pages of ``docs/`` beside generated files."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.site.errors import BuildError

# Parts of docs/ that are for people in the repository, not for the site.
_UNPUBLISHED = {"overrides", "adr"}


def stage(docs: Path, target: Path, generated: Iterable[tuple[str, bytes]]) -> int:
    """Make the folder ``target`` anew: a copy of ``docs`` and the ``generated`` files as (path, content).

    Returns the number of generated files. Raises BuildError where one of them would hide a file of ``docs``.
    """
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    for source in hand_written_files(docs):
        copy = target / source.relative_to(docs)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
    count = 0
    for path, content in generated:
        file = target / path
        if file.exists():
            raise BuildError(f"docs/{path} is in the way of a generated file; rename it")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        count += 1
    return count


def hand_written_files(docs: Path) -> Iterator[Path]:
    """Yield the files of ``docs`` that are published, in order."""
    for folder, names, files in os.walk(docs):
        here = Path(folder)
        names[:] = sorted(name for name in names if not (here == docs and name in _UNPUBLISHED))
        yield from (here / name for name in sorted(files))
