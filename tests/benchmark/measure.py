"""Run a command in a process of its own and measure it; weigh the files that it wrote."""

import os
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

from tests.benchmark.results import Cost, Tree

# Seconds between two looks at the memory of a running command.
_INTERVAL = 0.05


class BenchError(Exception):
    """The benchmark cannot go on. The message says what happened and what to do."""


def run_measured(command: list[str], folder: Path) -> Cost:
    """Run ``command`` in ``folder`` and return its cost; raise BenchError if it fails.

    Processor time is user and system time of the process and all its children, in seconds. Memory is the largest sum
    over the processes that were alive at one moment, in bytes; on Linux what they share is counted once.
    """
    with tempfile.TemporaryFile() as output:
        started, peak = time.perf_counter(), 0
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        try:
            while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
                peak = max(peak, _memory(process.pid))
                time.sleep(_INTERVAL)
        except BaseException:
            end_tree(process)
            raise
        wall, (_, status, usage) = time.perf_counter() - started, ended
        # The process is gone, so Popen must not wait for it again.
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read().decode(errors="replace").strip()
    if process.returncode != 0:
        raise BenchError(f"“{' '.join(command)}” failed:\n{printed[-2000:]}")
    return Cost(cpu=round(usage.ru_utime + usage.ru_stime, 3), wall=round(wall, 3), memory=peak)


def weigh(folder: Path) -> Tree:
    """Return how many files and HTML pages ``folder`` holds, and their bytes."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    return Tree(files=len(files), pages=pages, size=sum(file.stat().st_size for file in files))


def end_tree(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process and all its children, as far as they have not ended by themselves."""
    with suppress(psutil.NoSuchProcess):
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
    process.kill()
    process.wait()


def _memory(pid: int) -> int:
    """Return the bytes that a process and its children hold in memory, 0 if one of them has just ended."""
    try:
        parent = psutil.Process(pid)
        infos = [process.memory_full_info() for process in (parent, *parent.children(recursive=True))]
    except psutil.Error:
        return 0
    # Linux knows the proportional share of each process; other systems count shared memory more than once.
    return sum(getattr(info, "pss", info.rss) for info in infos)
