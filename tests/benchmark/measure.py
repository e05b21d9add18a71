"""Measure: run a command in a process of its own and tell its processor time, wall time and memory; weigh a tree.

Processor time is user and system time of the process and of all its children. Memory is the largest sum over the
processes that lived at one time, sampled; where the system tells no such sum, the largest single process.

The system's own figure for a process that has ended (``ru_maxrss``) is the last resort: on Linux it begins with what
the parent had, so that a small run started from a large benchmark would be told as large.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark.proc import peak, resident

_EVERY = 0.1
# ru_maxrss is in KiB on Linux, in bytes on macOS.
_MAXRSS = 1 if sys.platform == "darwin" else 1024


class BenchError(Exception):
    """The benchmark cannot go on; the message says what happened and what to do."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds of processor and wall, bytes of memory at the most."""

    cpu: float
    wall: float
    memory: int


@dataclass(frozen=True, slots=True)
class Weight:
    """A built tree: its pages, all its bytes, and its largest page."""

    pages: int
    size: int
    largest: int
    largest_page: str


def run_measured(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> tuple[Cost, str]:
    """Run ``command`` in ``folder`` and return its cost and what it printed; raise BenchError where it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=out, stderr=err, env=os.environ | (environment or {}), start_new_session=True
        )
        sampler = _Sampler(process.pid)
        sampler.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            # Whoever ends the benchmark ends what it runs, and all below that.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        wall = time.perf_counter() - begun
        # Popen must not wait for a process that is gone.
        process.returncode = os.waitstatus_to_exitcode(status)
        sampler.ended.set()
        sampler.join()
        out.seek(0)
        err.seek(0)
        printed, words = out.read().decode(errors="replace"), err.read().decode(errors="replace")
    if process.returncode != 0:
        raise BenchError(f"“{' '.join(command[:3])} ...” failed:\n{(words + printed).strip()[-2000:]}")
    memory = sampler.most or usage.ru_maxrss * _MAXRSS
    return Cost(usage.ru_utime + usage.ru_stime, wall, memory), printed


def weigh(site: Path) -> Weight:
    """Return how many pages the tree ``site`` has and how large it is."""
    files = {file: file.stat().st_size for file in site.rglob("*") if file.is_file()}
    pages = {file: size for file, size in files.items() if file.suffix == ".html"}
    largest = max(sorted(pages), key=lambda file: pages[file], default=None)
    name = largest.relative_to(site).as_posix() if largest else ""
    return Weight(len(pages), sum(files.values()), pages[largest] if largest else 0, name)


class _Sampler(threading.Thread):
    """Looks now and then how much memory a process and all below it have; ``most`` is the largest sum seen.

    Of the process itself the system keeps the most since it was begun, so that a peak between two looks is not lost.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most, self.ended = pid, 0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(_EVERY):
            self.most = max(self.most, resident(self.pid), peak(self.pid))
