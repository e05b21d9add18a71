"""Frozen editions: an archive that checks itself, builds again and equals itself; and publishing to object storage."""

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import yaml
from pyarrow import dataset, fs

from tests.projects import REPOSITORY, make_site_project

DAY = "2026-01-01"
KNOWN = {"PYTHONPATH": str(REPOSITORY), "BRIEFING_SITE_URL": "https://owner.example.org/repo/"}


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    known = os.environ | KNOWN | environment
    return subprocess.run(command, cwd=cwd, env=known, capture_output=True, text=True, check=False)


def briefing(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "generator", *arguments, cwd=cwd)


def git(*arguments: str, cwd: Path) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    run("git", *who, *arguments, cwd=cwd).check_returncode()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_site_project(tmp_path_factory.mktemp("release") / "project")
    shutil.copyfile(REPOSITORY / ".gitignore", root / ".gitignore")
    git("init", "--quiet", cwd=root)
    git("add", ".", cwd=root)
    git("commit", "--quiet", "--message", "The record", cwd=root)
    return root


@pytest.fixture(scope="module")
def edition(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an edition, unpack it elsewhere, and return its folder."""
    done = briefing("release", "--as-of", DAY, cwd=project)
    assert done.returncode == 0, done.stderr
    file = project / "build" / "releases" / f"trade-talks-briefing-{DAY}.tar.gz"
    target = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(file) as tar:
        tar.extractall(target, filter="data")
    return target / f"trade-talks-briefing-{DAY}"


def test_an_edition_holds_data_and_site_and_says_what_it_is(edition: Path) -> None:
    manifest = json.loads((edition / "MANIFEST.json").read_text())
    assert manifest["as_of"] == DAY
    assert len(manifest["commit"]) == 40
    assert json.loads((edition / "site/api/v1/manifest.json").read_text())["commit"] == manifest["commit"]
    paths = {row["path"] for row in manifest["files"]}
    assert {"mkdocs.yml", "data/countries.yml", "site/index.html", "site/build.json", "CITATION.cff"} <= paths
    cited = yaml.safe_load((edition / "CITATION.cff").read_text())
    assert (cited["cff-version"], cited["type"], cited["version"]) == ("1.2.0", "dataset", DAY)
    assert cited["authors"]
    assert cited["license"] == "CC-BY-4.0"


def test_an_edition_that_lost_entries_is_refused(edition: Path, project: Path, tmp_path: Path) -> None:
    manifest = json.loads((edition / "MANIFEST.json").read_text())
    assert manifest["counts"]["events"] == manifest["events"]
    grown = tmp_path / "MANIFEST.json"
    grown.write_text(json.dumps({**manifest, "counts": {**manifest["counts"], "people": 1000}}))
    done = briefing("release", "--as-of", DAY, "--against", str(grown), cwd=project)
    assert done.returncode == 1
    assert f"people: {manifest['counts']['people']}, were 1,000" in done.stderr
    for against in ("no-such-version", str(project / "mkdocs.yml")):
        done = briefing("release", "--as-of", DAY, "--against", against, cwd=project)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr


@pytest.mark.parametrize("against", ["HEAD", "archive"])
def test_an_edition_that_lost_nothing_is_made(edition: Path, project: Path, against: str) -> None:
    archive = project / "build" / "releases" / f"{edition.name}.tar.gz"
    earlier = str(archive) if against == "archive" else against
    assert briefing("release", "--as-of", "2026-01-02", "--against", earlier, cwd=project).returncode == 0


def test_its_checksums_hold(edition: Path) -> None:
    lines = (edition / "SHA256SUMS").read_text().splitlines()
    for checksum, _, path in (line.partition("  ") for line in lines):
        assert hashlib.sha256((edition / path).read_bytes()).hexdigest() == checksum
    files = {file.relative_to(edition).as_posix() for file in edition.rglob("*") if file.is_file()}
    assert files - {line.partition("  ")[2] for line in lines} == {"SHA256SUMS"}


def test_unpacked_it_checks_itself_and_builds_again(edition: Path, tmp_path: Path) -> None:
    shutil.copytree(edition, tmp_path / "edition")
    done = briefing("verify", cwd=tmp_path / "edition")
    assert done.returncode == 0, done.stderr
    assert "the site made again has the same" in done.stdout
    home = tmp_path / "edition" / "site" / "index.html"
    home.write_text(home.read_text() + " ")
    done = briefing("verify", cwd=tmp_path / "edition")
    assert done.returncode == 1
    assert "site/index.html is not as it was published" in done.stderr


def test_two_editions_of_one_commit_and_day_are_the_same(project: Path, edition: Path) -> None:
    file = project / "build" / "releases" / f"trade-talks-briefing-{DAY}.tar.gz"
    before = file.read_bytes()
    assert edition.is_dir()
    assert briefing("release", "--as-of", DAY, cwd=project).returncode == 0
    assert file.read_bytes() == before


def test_a_tree_with_changes_is_refused(project: Path) -> None:
    note = project / "data" / "note.txt"
    note.write_text("not committed\n")
    done = briefing("release", "--as-of", DAY, cwd=project)
    note.unlink()
    assert done.returncode == 2
    assert "changes that are not committed: ?? data/note.txt; commit them first" in done.stderr


def test_a_folder_that_is_no_edition_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = briefing("verify", cwd=tmp_path)
    assert done.returncode == 3
    assert "holds no edition" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Serve a folder as an S3 endpoint on this machine; yield what rclone must know to reach it as ``store:``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    rclone = str(Path(sys.executable).parent / "rclone")
    (tmp_path / "storage" / "bucket").mkdir(parents=True)
    command = [rclone, "serve", "s3", "--addr", f"127.0.0.1:{port}", str(tmp_path / "storage")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    place = f"http://127.0.0.1:{port}"
    yield {
        "RCLONE_CONFIG_STORE_TYPE": "s3",
        "RCLONE_CONFIG_STORE_PROVIDER": "Rclone",
        "RCLONE_CONFIG_STORE_ENDPOINT": place,
        "RCLONE_CONFIG_STORE_FORCE_PATH_STYLE": "true",
        "RCLONE_S3_ACCESS_KEY_ID": "anyone",
        "RCLONE_S3_SECRET_ACCESS_KEY": "anything",
        "RCLONE_CONFIG": os.devnull,
    }
    server.terminate()
    server.wait()


def published(root: Path, storage: dict[str, str], *more: str) -> str:
    """Publish the site of ``root`` as the Makefile does, and return what rclone says that it did."""
    bin_folder = str(Path(sys.executable).parent)
    done = run("make", "--file", str(REPOSITORY / "Makefile"), "publish", "TO=store:bucket/site", f"BIN={bin_folder}",
               *more, cwd=root, **storage)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_after_an_edit_only_what_changed_travels_to_object_storage(tmp_path: Path, storage: dict[str, str]) -> None:
    root = make_site_project(tmp_path / "project")
    assert briefing("build", "--as-of", DAY, cwd=root).returncode == 0
    assert "index.html" in published(root, storage, "DRY=1")
    far = tmp_path / "storage" / "bucket" / "site"
    assert not far.exists()
    published(root, storage)

    def tree(folder: Path) -> dict[str, bytes]:
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    before = tree(root / "site")
    assert tree(far) == before
    event = next((root / "data" / "events").rglob("*.yml"))
    event.write_text(event.read_text().replace("title: ", "title: In short, ", 1))
    assert briefing("build", "--as-of", DAY, cwd=root).returncode == 0
    after = tree(root / "site")
    said = published(root, storage)
    assert tree(far) == after
    changed = {path for path in after if after[path] != before.get(path)}
    sent = {line.split(": ")[1] for line in said.splitlines() if ": Copied (" in line}
    assert sent == changed
    assert len(changed) < len(after) / 2


def test_duckdb_reads_the_tables_where_they_are_stored(tmp_path: Path, storage: dict[str, str]) -> None:
    """As the page on the limits says: a question about the whole record needs no copy of it."""
    root = make_site_project(tmp_path / "project")
    assert briefing("build", "--as-of", DAY, "--parquet", cwd=root).returncode == 0
    published(root, storage)
    place = storage["RCLONE_CONFIG_STORE_ENDPOINT"]
    reached = fs.S3FileSystem(endpoint_override=place, access_key="anyone", secret_key="anything")  # noqa: S106
    events = dataset.dataset("bucket/site/data/parquet/events.parquet", filesystem=reached)
    answer = duckdb.sql("SELECT id FROM events ORDER BY id")
    found = answer.fetchall() if answer else []
    assert events.count_rows() == len(found)
    assert [id_ for (id_,) in found] == sorted(path.stem for path in (root / "data" / "events").rglob("*.yml"))
