"""The site engine, behind one function: whatever reads ``mkdocs.yml`` and a tree of documents and writes pages.

Material, the theme, is looked after until May 2027, and MkDocs itself has had no release since 2024. ProperDocs is its
fork by a former maintainer and takes its place without a change; a test holds that it draws the same site.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import yaml

from generator.settings import Settings
from generator.site import engine_process
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
    config = _write_config(settings, docs, target)
    # Not --quiet: it hides the very warnings that --strict counts.
    # -P: nothing that lies beside the script, or where the build was called, is taken for a module.
    command = [sys.executable, "-P", engine_process.__file__, settings.engine, "build", "--strict", "-f", str(config)]
    environment = os.environ | _environment(settings)
    end, held = os.pipe()
    try:
        done = subprocess.run(command, env=environment, stdin=end, capture_output=True, text=True, check=False)  # noqa: S603
    finally:
        os.close(end)
        os.close(held)
    if done.returncode == engine_process.SYSTEM_ERROR:
        raise BuildError(f"the site engine was stopped by the system: {done.stderr.strip().splitlines()[-1]}")
    if done.returncode != 0:
        words = (done.stderr + done.stdout).strip() or f"exit code {done.returncode}"
        raise BuildError(f"the site engine failed:\n{words}")


class Converter:
    """Converts documents to HTML as the engine does it in its own run, with the project's settings.

    ``paths`` are all files of the tree of documents, so that links between them can be resolved and checked.
    """

    def __init__(self, settings: Settings, docs: Path, target: Path, paths: Iterable[str]) -> None:
        os.environ.update(_environment(settings))
        with suppress(ModuleNotFoundError):
            # ProperDocs stands in for MkDocs where plugins import it.
            import_module(f"{settings.engine}.replacement")
        structure = f"{settings.engine}.structure"
        files = import_module(f"{structure}.files")
        self._new_page = import_module(f"{structure}.pages").Page
        load_config = import_module(f"{settings.engine}.config").load_config
        self._config = load_config(str(_write_config(settings, docs, target)))
        known = [files.File(path, f"{docs}", f"{target}", self._config.use_directory_urls) for path in sorted(paths)]
        self._files = files.Files(known)
        self._warnings = _Warnings()
        logging.getLogger(settings.engine).addHandler(self._warnings)

    def convert(self, path: str, text: str) -> str:
        """Return the HTML of the document ``text`` (without front matter) at ``path``.

        Raises BuildError where the engine warns, for example of a link that leads nowhere.
        """
        file = self._files.get_file_from_path(path)
        page = self._new_page(None, file, self._config)
        page.markdown, page.meta = text, {}
        page.render(self._config, self._files)
        # The engine keeps every page to the end; a long record would fill the memory.
        file.page = None
        if self._warnings.words:
            raise BuildError("the site engine warns:\n" + "\n".join(self._warnings.words))
        return str(page.content)


class _Warnings(logging.Handler):
    """Collects what the engine warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


def _environment(settings: Settings) -> dict[str, str]:
    return {
        "SOURCE_DATE_EPOCH": "0",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "BRIEFING_SITE_URL": settings.base_url,
        "BRIEFING_REPOSITORY": settings.repository,
    }


def _write_config(settings: Settings, docs: Path, target: Path) -> Path:
    """Write the project's settings for other folders, beside ``docs``; return the file."""
    changes = {
        "INHERIT": f"{settings.root / 'mkdocs.yml'}",
        "docs_dir": f"{docs}",
        "site_dir": f"{target}",
        "theme": {"custom_dir": f"{settings.root / 'docs' / 'overrides'}"},
    }
    config = docs.parent / "mkdocs.yml"
    config.write_text(yaml.safe_dump(changes), encoding="utf-8")
    return config
