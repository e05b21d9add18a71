"""The published tree: repaired where somebody changed it, whole after a failure or a kill, not led astray by links."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from generator.site import publish as publish_module
from generator.site.errors import BuildError
from generator.site.lock import build_lock
from generator.site.publish import publish, recover
from tests.edits import FIRST, SECOND, event, replace
from tests.projects import REPOSITORY, URL, build, contents, make_site_project


def tree(folder: Path, word: str) -> Path:
    folder.mkdir()
    for n in range(200):
        (folder / f"{n}.html").write_text(word)
    return folder


def words(folder: Path) -> set[str]:
    return {path.read_text() for path in folder.iterdir()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = make_site_project(tmp_path / "project")
    build(root)
    return root


def test_files_that_were_removed_come_back_at_every_build(project: Path) -> None:
    site = project / "site"
    want = contents(site)
    for _ in range(3):
        (site / "index.html").unlink()
        shutil.rmtree(site / "countries" / "us")
        (site / "build.json").unlink()
        build(project)
        assert contents(site) == want


def test_what_somebody_changed_or_added_does_not_come_back(project: Path) -> None:
    site = project / "site"
    want = contents(site)
    for _ in range(3):
        with (site / "about" / "index.html").open("a") as page:
            page.write("tampered")
        (site / "extra.html").write_text("extra")
        (site / "made").mkdir(exist_ok=True)
        (site / "made" / "up.txt").write_text("extra")
        build(project)
        assert contents(site) == want
        assert not (site / "made").exists()


def test_a_folder_in_the_place_of_a_file_is_removed(project: Path) -> None:
    want = contents(project / "site")
    for _ in range(2):
        (project / "site" / "sitemap.xml").unlink()
        (project / "site" / "sitemap.xml").mkdir()
        (project / "site" / "sitemap.xml" / "inside").write_text("x")
        build(project)
        assert contents(project / "site") == want


def test_build_json_sums_the_content(project: Path) -> None:
    one = (project / "site" / "build.json").read_text()
    replace(event(project, FIRST), "Norwegian goods", "all goods")
    build(project)
    other = (project / "site" / "build.json").read_text()
    assert one != other
    replace(event(project, FIRST), "all goods", "Norwegian goods")
    build(project)
    assert (project / "site" / "build.json").read_text() == one


def test_any_program_can_work_out_the_sum_of_build_json(project: Path) -> None:
    site = project / "site"
    found = contents(site)
    record = json.loads(found.pop("build.json"))
    listed = "".join(f"{sha256(found[path]).hexdigest()}  {path}\n" for path in sorted(found))
    assert record["tree"] == sha256(listed.encode()).hexdigest()
    command = "find . -type f ! -name build.json -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum"
    done = subprocess.run(["sh", "-c", command], cwd=site, capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == record["tree"]


@pytest.mark.parametrize(
    "name",
    ["data", "docs", "seeds", "build", "site", ".site-old", "build/engine", "build/next-site", "build/cache",
     "docs/overrides/secret.txt", "docs/assets/more", "docs/extra.md", "build/engine/site"],
)  # fmt: skip
def test_a_symbolic_link_is_refused_and_what_it_leads_to_is_untouched(project: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "thesis.txt").write_text("mine")
    link = project / name
    if link.exists():
        shutil.rmtree(link)
    link.symlink_to(outside / "thesis.txt" if link.suffix else outside)
    with pytest.raises((BuildError, AssertionError), match=r"symbolic link"):
        build(project)
    assert contents(outside) == {"thesis.txt": b"mine"}
    assert link.is_symlink()


def test_a_pipe_is_refused_and_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "docs" / "notes.md")
    with pytest.raises(BuildError, match=r"“docs/notes.md” is a symbolic link or special file"):
        build(project)


def test_a_symbolic_link_in_the_site_is_not_followed(project: Path, tmp_path: Path) -> None:
    want = contents(project / "site")
    outside = shutil.copytree(project / "site" / "countries", tmp_path / "outside")
    before = contents(outside)
    for _ in range(2):
        shutil.rmtree(project / "site" / "countries")
        (project / "site" / "countries").symlink_to(outside)
        (project / "site" / "index.html").unlink()
        (project / "site" / "index.html").symlink_to(outside / "index.html")
        build(project)
        assert contents(project / "site") == want
        assert not (project / "site" / "countries").is_symlink()
        assert contents(outside) == before


def test_published_files_are_not_executable(project: Path) -> None:
    assert not [path for path in (project / "site").rglob("*") if path.is_file() and path.stat().st_mode & 0o111]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_tree_takes_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool) -> None:
    if not can_exchange:
        monkeypatch.setattr(publish_module, "_exchange", lambda _one, _other: False)
    publish(tree(tmp_path / "first", "old"), tmp_path / "site")
    publish(tree(tmp_path / "second", "new"), tmp_path / "site")
    assert words(tmp_path / "site") == {"new"}
    assert words(tmp_path / "second") == {"old"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["second", "site"]


def test_a_second_rename_that_fails_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish_module, "_exchange", lambda _one, _other: False)
    tree(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        publish(tmp_path / "missing", tmp_path / "site")
    assert words(tmp_path / "site") == {"old"}


def test_an_exchange_that_is_refused_is_an_error_and_not_another_way(tmp_path: Path) -> None:
    tree(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        publish(tmp_path / "missing", tmp_path / "site")
    assert words(tmp_path / "site") == {"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_kill_between_two_renames_left_is_put_back(tmp_path: Path) -> None:
    tree(tmp_path / ".site-old", "old")
    recover(tmp_path / "site")
    assert words(tmp_path / "site") == {"old"}


def test_a_folder_that_no_build_made_is_not_touched(project: Path) -> None:
    shutil.rmtree(project / "site")
    shutil.rmtree(project / "build")
    (project / "site").mkdir()
    (project / "site" / "thesis.txt").write_text("mine")
    with pytest.raises(BuildError, match="“site” holds files that no build made; move them away"):
        build(project)
    assert contents(project / "site") == {"thesis.txt": b"mine"}


def test_what_somebody_put_into_the_site_is_not_removed_without_a_word(project: Path) -> None:
    (project / "site" / "thesis.txt").write_text("mine")
    _, report = build(project)
    assert report.foreign == ("thesis.txt",)
    assert (project / "build" / "next-site" / "thesis.txt").read_text() == "mine"
    assert build(project)[1].foreign == ()


def test_pages_that_go_are_not_foreign(project: Path) -> None:
    key = "2025-05-05-norway-answers-again"
    text = event(project, SECOND).read_text().replace("date: 2025-04-02", "date: 2025-05-05")
    event(project, key).write_text(
        text.replace("title: Norway", "title: Again Norway").replace("2025-05-01", "2025-05-05")
    )
    site, _ = build(project)
    assert (site / "events" / f"{key}.md").exists()
    event(project, key).unlink()
    assert build(project)[1].foreign == ()
    assert not (site / "events" / f"{key}.md").exists()


def test_of_eight_builds_at_once_each_succeeds_or_says_that_another_runs(project: Path) -> None:
    want = contents(project / "site")
    replace(event(project, FIRST), "Norwegian goods", "all goods")
    command = [sys.executable, "-m", "generator", "build", "--root", str(project), "--as-of", "2026-01-01"]
    environment = os.environ | {"BRIEFING_SITE_URL": URL, "BRIEFING_REPOSITORY": "https://code.example.org/repo"}
    runs = [
        subprocess.Popen(
            command, cwd=REPOSITORY, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        for _ in range(8)
    ]
    told = [(run.communicate()[1], run.returncode) for run in runs]
    assert 0 in [code for _, code in told]
    for words_, code in told:
        assert code == 0 or (code == 3 and "another build is running here" in words_), words_
    replace(event(project, FIRST), "all goods", "Norwegian goods")
    build(project)
    assert contents(project / "site") == want


def test_a_file_in_the_place_of_the_site_is_not_touched(project: Path) -> None:
    shutil.rmtree(project / "site")
    (project / "site").write_text("mine")
    with pytest.raises(BuildError, match="not a folder"):
        build(project)
    assert (project / "site").read_text() == "mine"


def kill_and_look(folder: Path, kills: range) -> None:
    """Kill a program that publishes again and again; each time the site is the old tree or the new one."""
    script = (
        "import sys, shutil; from pathlib import Path; from generator.site.publish import publish, recover\n"
        "root = Path(sys.argv[1]); n = 0\n"
        "while True:\n"
        "    recover(root / 'site'); shutil.rmtree(root / 'new', ignore_errors=True); (root / 'new').mkdir(); n += 1\n"
        "    [(root / 'new' / f'{i}.html').write_text(str(n)) for i in range(50)]\n"
        "    publish(root / 'new', root / 'site')\n"
    )
    for kill in kills:
        process = subprocess.Popen([sys.executable, "-c", script, str(folder)], cwd=REPOSITORY)
        time.sleep(0.25 + 0.013 * kill)
        process.send_signal(signal.SIGKILL)
        process.wait()
        site = folder / "site"
        if site.exists():
            assert len(words(site)) == 1
            assert len(list(site.iterdir())) == 50


def test_kills_leave_the_old_tree_or_the_new_one(tmp_path: Path) -> None:
    kill_and_look(tmp_path, range(4))


@pytest.mark.proof
def test_many_kills_leave_the_old_tree_or_the_new_one(tmp_path: Path) -> None:
    kill_and_look(tmp_path, range(60))


@pytest.mark.proof
def test_builds_killed_at_any_moment_leave_a_whole_site_and_the_next_one_is_right(project: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--root", str(project), "--as-of", "2026-01-01"]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    states = {False: contents(project / "site")}
    replace(event(project, FIRST), "Norwegian goods", "all goods")
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    states[True] = contents(project / "site")
    is_changed = True
    draw = random.Random(1)  # noqa: S311 - moments, not secrets
    kills = 0
    for _ in range(200):
        is_changed = not is_changed
        words_ = ("Norwegian goods", "all goods")
        replace(event(project, FIRST), words_[not is_changed], words_[is_changed])
        process = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(draw.uniform(0, 1.5))
        process.send_signal(signal.SIGKILL)
        kills += process.wait() != 0
        assert contents(project / "site") in states.values()
        subprocess.run([*command, "--wait"], cwd=REPOSITORY, check=True, capture_output=True)
        assert contents(project / "site") == states[is_changed]
    assert kills > 50
    print(f"{kills} builds killed of 200: 0 mixed sites, 200 right builds after")  # noqa: T201


def test_two_builds_do_not_run_at_once(tmp_path: Path) -> None:
    build = tmp_path / "build"
    with build_lock(build), pytest.raises(BuildError, match="another build"), build_lock(build):
        pass
    assert os.path.lexists(tmp_path / "build")
