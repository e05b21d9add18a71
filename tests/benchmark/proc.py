"""Processes: what the system tells, through /proc, of one that runs: its memory, and the processor time that it spent.

Where the system has no /proc, and of a process that has ended, nothing is told.
"""

import os
from collections.abc import Iterator
from pathlib import Path

# Fields of /proc/PID/stat after the name: user and system time, its own and that of children that have ended.
_TIMES = slice(11, 15)


def peak(pid: int) -> int:
    """Return the most bytes in memory that a process had by itself; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM:")).split()[1]) * 1024
    except (OSError, StopIteration):
        return 0


def resident(pid: int) -> int:
    """Return the bytes in memory of a process and its children; 0 where the system does not tell, or it has ended.

    What processes share is counted once: each has its proportional share (PSS).
    """
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        kib = int(next(line for line in rollup.splitlines() if line.startswith("Pss:")).split()[1])
        children = list(_children(pid))
    except (OSError, IndexError, StopIteration, ValueError):
        return 0
    return kib * 1024 + sum(resident(child) for child in children)


def spent(pid: int) -> float | None:
    """Return the processor seconds that a process and its children have spent; None where the system does not tell."""
    try:
        # The name stands in brackets and may have brackets and spaces of its own.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = list(_children(pid))
        own = sum(int(field) for field in fields[_TIMES]) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        return None
    return own + sum(spent(child) or 0 for child in children)


def _children(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").iterdir():
        yield from map(int, (task / "children").read_text().split())
