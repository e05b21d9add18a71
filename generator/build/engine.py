"""The site engine, behind one function: MkDocs with Material today, whatever reads the same tree tomorrow."""

import os
import subprocess
import sys
from pathlib import Path

from generator.build.failure import BuildError


def run_engine(config: Path, target: Path, base_url: str) -> None:
    """Build the staged tree that ``config`` names into the folder ``target``, strictly.

    The engine sees no clock, so the same input gives the same bytes. Raises BuildError with the engine's words where
    it fails or warns.
    """
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": "0",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "TTB_SITE_URL": base_url,
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(config), "-d", str(target)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        words = (done.stderr + done.stdout).strip() or f"exit code {done.returncode}"
        raise BuildError(f"the site engine failed:\n{words}")
