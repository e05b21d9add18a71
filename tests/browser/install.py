"""Make sure that there is a Chromium: the system's, else Debian's package (as root), else Playwright's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.browser.chromium import own_chromium, system_chromium

_ADVICE = (
    "No Chromium was found and none could be installed. Install one (for example “apt-get install chromium” as root), "
    "or name one with the environment variable CHROMIUM, and run again: the browser tests are never left out.\n"
)


def _try(*command: str) -> bool:
    quiet = subprocess.DEVNULL
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, stdout=quiet, stderr=quiet, env=environment, check=False).returncode == 0


def install() -> bool:
    """Return whether there is a Chromium now."""
    if system_chromium() or own_chromium():
        return True
    if shutil.which("apt-get") and os.geteuid() == 0:
        _try("apt-get", "update", "-qq")
        if _try("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"):
            return True
    return _try(sys.executable, "-m", "playwright", "install", "chromium") and own_chromium() is not None


if __name__ == "__main__" and not install():
    sys.stderr.write(_ADVICE)
    sys.exit(1)
