"""Git: a file of the project as it stood in an earlier version."""

import subprocess
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
        otherwise = f"git knows no version “{name}”; give a branch, a tag or a commit"
        return _git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}", otherwise=otherwise), name
    try:
        left = _git(root, "merge-base", "HEAD", _PUBLISHED, otherwise="")
    except GitError:
        left = ""
    if left:
        return left, f"{left[:9]}, where this work left {_PUBLISHED}"
    head = _git(root, "rev-parse", "--verify", "HEAD^{commit}", otherwise="this git repository has no commit yet")
    return head, f"{head[:9]}, the last commit"


def text_at(root: Path, commit: str, path: str) -> bytes | None:
    """Return the content of the file at ``path``, relative to the project, in ``commit``; None if it is not there."""
    name = f"{commit}:./{path}"
    try:
        _git(root, "cat-file", "-e", name, otherwise="")
    except GitError:
        return None
    return _run(root, "cat-file", "blob", name).stdout


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
