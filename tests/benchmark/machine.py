"""On what was measured: the machine, the commit, the versions of programs."""

import os
import platform
import re
import subprocess
from pathlib import Path


def machine() -> str:
    """Return the processor, its cores, the memory, the system and the Python that this runs on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}"
    )


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", file.read_text(), re.MULTILINE) if file.is_file() else None
    return found[1] if found else platform.processor() or "unknown processor"


def commit(folder: Path) -> str:
    """Return the commit of the program in ``folder``, and whether files were changed since; “unknown” without git."""
    try:
        key = _said(["git", "rev-parse", "--short=10", "HEAD"], folder).strip()
        changed = _said(["git", "status", "--porcelain", "--untracked-files=no"], folder).strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{key} with changes" if changed else key


def version(command: list[str]) -> str:
    """Return the version number that a program tells."""
    try:
        said = _said(command, Path.cwd())
    except (OSError, subprocess.CalledProcessError):
        return "of unknown version"
    found = re.search(r"\d+\.\d+(\.\d+)?", said)
    return found[0] if found else "of unknown version"


def _said(command: list[str], folder: Path) -> str:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout
