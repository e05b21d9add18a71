"""Where Chromium is on this machine, and how to start it so that it asks nothing of the network by itself."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def system_chromium() -> str | None:
    """Return the path of an installed Chromium or Chrome, None where there is none."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))
    return named or next((path for path in found if path), None)


def own_chromium() -> str | None:
    """Return the path of the browser that Playwright itself has downloaded, None where there is none."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
