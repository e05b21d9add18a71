"""Made-up records are the same each time and have no problems."""

from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.benchmark.corpus import AS_OF, write_corpus
from tests.benchmark.edits import edit_event
from tests.projects import REPOSITORY

EVENTS = 40


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def assert_passes(root: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--root", f"{root}", "--as-of", f"{AS_OF}"])
    assert result.exit_code == 0, result.output


def test_the_same_number_gives_the_same_files_that_pass_the_check(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_corpus(REPOSITORY, tmp_path / name, EVENTS)
    files = contents(tmp_path / "first")
    assert files == contents(tmp_path / "second")
    assert sum(name.startswith("data/events/") for name in files) == EVENTS
    assert_passes(tmp_path / "first")


def test_an_edit_changes_the_file_of_one_event(tmp_path: Path) -> None:
    write_corpus(REPOSITORY, tmp_path / "record", EVENTS)
    before = contents(tmp_path / "record")
    address = edit_event(tmp_path / "record", "Mended")
    after = contents(tmp_path / "record")
    (changed,) = (name for name in after if after[name] != before[name])
    assert Path(changed).stem == Path(address).name
    assert b"summary: >\n  Mended " in after[changed]
    assert_passes(tmp_path / "record")
