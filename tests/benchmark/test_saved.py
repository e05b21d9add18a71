"""What the benchmark tells of the preview server: an edit is seen, and a server that fails is told. No time is held."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmark.corpus import AS_OF, write_corpus
from tests.benchmark.edits import next_edit
from tests.benchmark.measure import BenchError
from tests.benchmark.proc import spent
from tests.benchmark.saved import measure_saved
from tests.projects import REPOSITORY

# Says that it serves at the port that it is given, as the server does, and then does something else.
SAYS = "import sys, time; print(f'The site is at http://localhost:{sys.argv[-1]}/', flush=True);"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "record"
    folder.mkdir()
    write_corpus(REPOSITORY, folder, 30)
    return folder


def test_edits_of_a_served_record_are_measured(record: Path) -> None:
    before = next_edit(record)
    command = [sys.executable, "-m", "generator", "serve", "--root", str(record), "--as-of", f"{AS_OF}"]
    found = measure_saved(command, record, {"PYTHONPATH": str(REPOSITORY)})
    assert found["wall"] > 0
    if Path("/proc/self/stat").exists():
        assert found["cpu"] is not None
        # Two processors, and the clock's tick.
        assert 0 < found["cpu"] < found["wall"] * (os.cpu_count() or 1) + 0.1
        assert found["memory"] > 0
    after = next_edit(record)
    assert after.file == before.file
    assert after.file.read_text(encoding="utf-8") != before.text, "each edit changes the text once more"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("raise SystemExit('Port taken')", "Port taken"),
        (f"{SAYS} time.sleep(60)", "did not answer"),
        (f"{SAYS} raise SystemExit('Broken')", "Broken|did not answer"),
    ],
)
def test_a_server_that_fails_is_told(code: str, words: str, record: Path) -> None:
    with pytest.raises(BenchError, match=words):
        measure_saved([sys.executable, "-c", code], record, {})


def test_the_time_of_a_process_has_that_of_its_children() -> None:
    if spent(os.getpid()) is None:
        pytest.skip("the system does not tell the time of processes")
    work = "import time\nwhile time.process_time() < 0.3: pass\n"
    code = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}]);"
        f"child = subprocess.Popen([sys.executable, '-c', {work!r} + 'print(1, flush=True); time.sleep(60)'],"
        " stdout=subprocess.PIPE); child.stdout.readline(); print('done', flush=True); sys.stdin.read(); child.kill()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"done\n"
        found = spent(process.pid)
        assert found is not None
        # One child has ended, the other still runs.
        assert found >= 0.55
        assert process.stdin
        process.stdin.close()
        process.wait(timeout=10)
    assert spent(process.pid) is None
