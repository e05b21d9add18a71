"""Projects in git repositories: published on main, with work on a branch."""

import os
import subprocess
from pathlib import Path

from tests.edits import FIRST, SECOND, event
from tests.projects import make_project

GIT = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True, env=os.environ | GIT)


def published_project(root: Path) -> Path:
    """Return the base project in a git repository, published as it stands, at work on a branch."""
    make_project(root)
    for key, recorded in ((FIRST, "2025-03-04"), (SECOND, "2025-04-03")):
        replace(event(root, key), "checked:", f"recorded: {recorded}\nchecked:")
    git(root, "init", "--initial-branch=main")
    commit(root)
    git(root, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(root, "checkout", "-b", "work")
    return root


def commit(root: Path) -> None:
    git(root, "add", "data", "seeds")
    git(root, "commit", "--message", "change")


def replace(path: Path, old: str, new: str) -> None:
    """Replace the first ``old`` in a file, which must hold it."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
