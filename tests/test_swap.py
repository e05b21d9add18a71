"""A finished tree takes the place of the published one in one step, and a killed build loses nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.site import publish as swap
from generator.site.errors import BuildError
from generator.site.lock import build_lock
from tests.projects import REPOSITORY


def tree(folder: Path, word: str) -> Path:
    folder.mkdir()
    for n in range(200):
        (folder / f"{n}.html").write_text(word)
    return folder


def words(folder: Path) -> set[str]:
    return {path.read_text() for path in folder.iterdir()}


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_tree_takes_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool) -> None:
    if not can_exchange:
        monkeypatch.setattr(swap, "_exchange", lambda _one, _other: False)
    swap.publish(tree(tmp_path / "first", "old"), tmp_path / "site")
    swap.publish(tree(tmp_path / "second", "new"), tmp_path / "site")
    assert words(tmp_path / "site") == {"new"}
    assert words(tmp_path / "second") == {"old"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["second", "site"]


def test_what_a_kill_between_two_renames_left_is_put_back(tmp_path: Path) -> None:
    tree(tmp_path / ".site-old", "old")
    swap.recover(tmp_path / "site")
    assert words(tmp_path / "site") == {"old"}


def test_a_file_in_the_place_of_the_site_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(BuildError, match="not a folder"):
        swap.publish(tree(tmp_path / "new", "new"), tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


def test_kills_at_any_moment_leave_the_old_tree_or_the_new_one(tmp_path: Path) -> None:
    script = (
        "import sys, shutil; from pathlib import Path; from generator.site.publish import publish, recover\n"
        "root = Path(sys.argv[1]); n = 0\n"
        "while True:\n"
        "    recover(root / 'site'); shutil.rmtree(root / 'new', ignore_errors=True); (root / 'new').mkdir(); n += 1\n"
        "    [(root / 'new' / f'{i}.html').write_text(str(n)) for i in range(50)]\n"
        "    publish(root / 'new', root / 'site')\n"
    )
    for kill in range(8):
        process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], cwd=REPOSITORY)
        time.sleep(0.25 + 0.013 * kill)
        process.send_signal(signal.SIGKILL)
        process.wait()
        site = tmp_path / "site"
        if site.exists():
            assert len(words(site)) == 1
            assert len(list(site.iterdir())) == 50


def test_two_builds_do_not_run_at_once(tmp_path: Path) -> None:
    with build_lock(tmp_path), pytest.raises(BuildError, match="another build"), build_lock(tmp_path):
        pass
    assert os.path.lexists(tmp_path / "build")
