"""The staged tree: the people's pages of ``docs/`` beside generated documents, as the site engine reads it."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.site.errors import BuildError

# Parts of docs/ that are for people in the repository, not for the site.
_UNPUBLISHED = {"overrides", "adr"}


def stage(docs: Path, staged: Path, documents: Iterable[tuple[str, str]]) -> None:
    """Write the staged tree anew: a copy of ``docs`` and the (path, text) ``documents``.

    Raises BuildError where a generated document would hide a person's.
    """
    if staged.exists():
        shutil.rmtree(staged)
    staged.mkdir(parents=True)
    for source in people_files(docs):
        target = staged / source.relative_to(docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    for path, text in documents:
        target = staged / path
        if target.exists():
            raise BuildError(f"docs/{path} stands where a generated page belongs; rename it")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def people_files(docs: Path) -> Iterator[Path]:
    """Yield the regular files of ``docs`` in order; links are refused, since the engine would copy their targets."""
    for folder, names, files in os.walk(docs):
        here = Path(folder)
        names[:] = sorted(n for n in names if not (here == docs and n in _UNPUBLISHED))
        for name in sorted([*files, *(n for n in names if (here / n).is_symlink())]):
            path = here / name
            if path.is_symlink():
                raise BuildError(f"docs/{path.relative_to(docs)} is a symbolic link; put the file itself there")
            yield path
