"""The record as it stands in an earlier version, read by git."""

import tempfile
from pathlib import Path

import click

from generator.commands.git_version import GitError, changed_files, files_at, fork_point
from generator.kinds import FOLDERS, KINDS
from generator.loading.urls_lock import read_lock
from generator.pipeline.read import read_records
from generator.pipeline.version import Version
from generator.store import Store
from generator.text.formats import plural


def earlier_version(root: Path, name: str, store: Store) -> Version:
    """Return the record where the work in ``root`` left the version ``name``: a branch, a tag or a commit.

    Raises UsageError where git cannot tell.
    """
    try:
        commit = fork_point(root, name)
        with tempfile.TemporaryDirectory() as folder:
            for path, content, _ in files_at(root, commit, FOLDERS):
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            records, _ = read_records(Path(folder), store)
            lock, _ = read_lock(Path(folder))
    except GitError as error:
        raise click.UsageError(f"{error}.") from None
    return Version(f"{name} ({commit[:9]})", records, lock)


def files_beside_the_record(root: Path, name: str) -> list[str]:
    """Return the files that differ from the version ``name`` and hold no data, such as those of the program."""
    found = changed_files(root, fork_point(root, name))
    return [path for path in found if path.split("/")[0] not in FOLDERS or path.startswith("data/schema/")]


def not_compared(before: Version) -> str:
    """Return how much of the version is not valid and so could not be compared, "" if all of it is."""
    invalid = sum(len(before.records[kind.name].invalid_ids) for kind in KINDS)
    files = sum(before.records[kind.name].has_unnamed for kind in KINDS)
    parts = [plural(invalid, "entry", "entries")] if invalid else []
    parts += [f"{plural(files, 'kind')} of entry without readable ids"] if files else []
    return f"Not compared: {' and '.join(parts)} of {before.name}, which cannot be read" if parts else ""
