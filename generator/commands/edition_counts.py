"""How many entries of each kind an edition holds, and an earlier one held: a record that shrinks has lost something."""

import json
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.commands.git_version import GitError, files_at, find_base
from generator.kinds import FOLDERS, KINDS
from generator.pipeline.read import read_records
from generator.site.edition import MANIFEST
from generator.store import Store

Counts = Mapping[str, int]


def counts_of(root: Path) -> Counts:
    """Return the number of valid entries of each kind in the project at ``root``."""
    records, _ = read_records(root, Store(None))
    return {kind.name: len(records[kind.name]) for kind in KINDS if not kind.is_single}


def last_edition(folder: Path, name: str) -> Path | None:
    """Return the latest edition called ``name`` in ``folder``, None where there is none."""
    return max(folder.glob(f"{name}-[0-9]*.tar.gz"), key=lambda path: path.name, default=None)


def counts_before(root: Path, against: str) -> Counts:
    """Return the counts of an earlier edition: of its archive or manifest, or of a version that git knows.

    Raises GitError, with a sentence for people, where ``against`` is none of these.
    """
    file = Path(against)
    if file.is_file():
        try:
            return _in_manifest(file)
        except (OSError, ValueError, StopIteration, KeyError, TypeError, AttributeError, tarfile.TarError):
            raise GitError(f"{against} is no edition; give its archive, its {MANIFEST} or a version of git") from None
    commit, _ = find_base(root, against)
    with TemporaryDirectory() as folder:
        for path, content, _ in files_at(root, commit, FOLDERS):
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return counts_of(Path(folder))


def fewer(now: Counts, before: Counts) -> Iterator[str]:
    """Yield in words each kind of which there are fewer entries ``now`` than ``before``."""
    for name, count in before.items():
        if now.get(name, 0) < count:
            yield f"{name}: {now.get(name, 0):,}, were {count:,}"


def _in_manifest(file: Path) -> Counts:
    if file.name.endswith(".json"):
        manifest: Any = json.loads(file.read_bytes())
    else:
        with tarfile.open(file) as tar:
            name = next(name for name in tar.getnames() if name.endswith(f"/{MANIFEST}") and name.count("/") == 1)
            found = tar.extractfile(name)
            manifest = json.loads(found.read()) if found else {}
    counts = manifest.get("counts") or {"events": manifest["events"]}
    return {str(kind): int(count) for kind, count in counts.items()}
