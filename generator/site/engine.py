"""The site engine, behind one function: whatever reads ``mkdocs.yml`` and a tree of documents and writes pages.

Material, the theme, is looked after until May 2027, and MkDocs itself has had no release since 2024. ProperDocs is its
fork by a former maintainer and takes its place without a change; a test holds that it draws the same site.
"""

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import yaml

from generator.settings import Settings
from generator.site.errors import BuildError

# The modules that can be the engine; the first is the usual one.
ENGINES = ("mkdocs", "properdocs")


def engine_version(engine: str) -> str:
    """Return the version of ``engine``; raise BuildError where it is not installed."""
    try:
        return version(engine)
    except PackageNotFoundError:
        words = f"the site engine {engine} is not installed; install it (pip install {engine}) or leave the choice out"
        raise BuildError(words) from None


def run_engine(settings: Settings, docs: Path, target: Path) -> None:
    """Build the documents in ``docs`` into the folder ``target`` with the project's mkdocs.yml, strictly.

    The engine sees no clock, so the same input gives the same bytes. Raises BuildError with the engine's own words
    where it fails or warns.
    """
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": "0",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "BRIEFING_SITE_URL": settings.base_url,
    }
    # The project's settings, for other folders.
    config = docs.parent / "mkdocs.yml"
    changes = {
        "INHERIT": f"{settings.root / 'mkdocs.yml'}",
        "docs_dir": f"{docs}",
        "site_dir": f"{target}",
        "theme": {"custom_dir": f"{settings.root / 'docs' / 'overrides'}"},
    }
    config.write_text(yaml.safe_dump(changes), encoding="utf-8")
    # Not --quiet: it hides the very warnings that --strict counts.
    command = [sys.executable, "-m", settings.engine, "build", "--strict", "-f", str(config)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        words = (done.stderr + done.stdout).strip() or f"exit code {done.returncode}"
        raise BuildError(f"the site engine failed:\n{words}")
