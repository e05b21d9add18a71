"""Git: which version of the project this is, a file as it stood in an earlier one, and all files of a commit."""

import io
import subprocess
import tarfile
from collections.abc import Collection, Iterator
from pathlib import Path

_PUBLISHED = "origin/main"


class GitError(Exception):
    """Git cannot tell. The message is a sentence for people."""


def find_base(root: Path, name: str | None) -> tuple[str, str]:
    """Return the commit that ``name`` means, and words for it.

    Without a name it is the one where the work left what is published, or the last one where that is not known.
    """
    _git(root, "rev-parse", "--git-dir", otherwise=f"{root.resolve()} is in no git repository that git may read")
    if name is not None:
        otherwise = f"git knows no version “{name}”; give a branch, a tag or a commit{_shallow(root)}"
        return _git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}", otherwise=otherwise), name
    try:
        left = _git(root, "merge-base", "HEAD", _PUBLISHED, otherwise="")
    except GitError:
        left = ""
    if left:
        return left, f"{left[:9]}, where this work left {_PUBLISHED}"
    head = _git(root, "rev-parse", "--verify", "HEAD^{commit}", otherwise="this git repository has no commit yet")
    return head, f"{head[:9]}, the last commit"


def fork_point(root: Path, name: str) -> str:
    """Return the commit where the work left the version ``name``: what others have added to it since is no loss."""
    commit, _ = find_base(root, name)
    otherwise = f"git finds no commit that “{name}” and this work have in common{_shallow(root)}"
    return _git(root, "merge-base", "HEAD", commit, otherwise=otherwise)


def _shallow(root: Path) -> str:
    """Return what to do where the clone lacks earlier commits, "" where it has all."""
    is_shallow = _run(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    return "; this clone lacks earlier commits: “git fetch --unshallow” brings them" if is_shallow else ""


def text_at(root: Path, commit: str, path: str) -> bytes | None:
    """Return the content of the file at ``path``, relative to the project, in ``commit``; None if it is not there."""
    name = f"{commit}:./{path}"
    try:
        _git(root, "cat-file", "-e", name, otherwise="")
    except GitError:
        return None
    return _run(root, "cat-file", "blob", name).stdout


def clean_commit(root: Path) -> tuple[str, int]:
    """Return the commit of the working tree, and its time in seconds since 1970.

    Raises GitError where the tree has changes that are not committed.
    """
    _git(root, "rev-parse", "--git-dir", otherwise=f"{root.resolve()} is in no git repository that git may read")
    changes = _git(root, "status", "--porcelain", otherwise="git cannot compare the tree with its commit").splitlines()
    if changes:
        more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
        raise GitError(f"the tree has changes that are not committed: {changes[0].strip()}{more}; commit them first")
    commit = _git(root, "rev-parse", "HEAD", otherwise="this git repository has no commit yet")
    return commit, int(_git(root, "show", "--no-patch", "--format=%ct", commit, otherwise="git knows no time of it"))


def commit_of_files(root: Path) -> str | None:
    """Return the commit from which all files of the project come; None if one has changed since, or without git."""
    try:
        return clean_commit(root)[0]
    except GitError:
        return None


def changed_files(root: Path, commit: str) -> list[str]:
    """Return the paths, relative to the project, of all files that differ from ``commit``."""
    otherwise = f"git cannot compare the files with {commit[:9]}"
    names = _git(root, "diff", "--name-only", "--relative", "-z", commit, otherwise=otherwise)
    return [name for name in names.split("\0") if name]


def files_at(root: Path, commit: str, folders: Collection[str] = ()) -> Iterator[tuple[str, bytes, bool]]:
    """Yield path, content and whether it may be executed for each file of ``commit``, or of those ``folders`` of it.

    Raises GitError where git cannot read them all.
    """
    otherwise = f"git cannot read the files of {commit[:9]}"
    there = _git(root, "ls-tree", "--name-only", commit, otherwise=otherwise).split("\n")
    wanted = [folder for folder in folders if folder in there]
    if folders and not wanted:
        return
    done = _run(root, "-c", "core.autocrlf=false", "archive", "--format=tar", commit, "--", *wanted)
    if done.returncode != 0:
        raise GitError(otherwise)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as tar:
        for entry in tar:
            if file := tar.extractfile(entry) if entry.isfile() else None:
                yield entry.name, file.read(), bool(entry.mode & 0o100)


def _git(root: Path, *arguments: str, otherwise: str) -> str:
    done = _run(root, *arguments)
    if done.returncode != 0:
        raise GitError(otherwise)
    return done.stdout.decode().strip()


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell; names after options
    except OSError:
        raise GitError("git is not installed, and earlier versions are known only to it") from None
