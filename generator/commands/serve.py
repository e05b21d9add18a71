"""``briefing serve``: show the site on this machine and rebuild it as files change."""

import datetime as dt
import gc
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
import watchfiles

from generator.cache import Cache
from generator.commands import options
from generator.commands.preview_server import Preview
from generator.pipeline.check import run_checks
from generator.pipeline.link import link
from generator.problems import as_text
from generator.settings import Settings, checking_day, read_settings
from generator.site.build import build_site
from generator.site.errors import BuildError
from generator.text.formats import plural

# Milliseconds between two looks at what changed while nothing does.
_TURN = 300
_WATCHED = ("data", "docs", "generator/templates", "seeds", "mkdocs.yml")


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@options.as_of
@options.root
def serve(port: int, as_of: dt.date, root: Path) -> None:
    """Show the site at http://localhost:8000 and rebuild it as files change. Stop with Ctrl+C."""
    url = f"http://localhost:{port}/"
    settings = replace(read_settings(root, as_of, url), output="build/preview")
    cache = Cache(settings.cache, in_memory=True)
    _rebuild(settings, cache)
    try:
        preview = Preview(settings.site, port)
    except OSError as error:
        click.echo(f"Port {port} cannot be used ({error.strerror}); choose another with --port.", err=True)
        raise SystemExit(2) from None
    threading.Thread(target=preview.serve_forever, daemon=True).start()
    watched = [settings.root / name for name in _WATCHED if (settings.root / name).exists()]
    is_told, is_tidy = False, False
    for changes in watchfiles.watch(*watched, raise_interrupt=False, yield_on_timeout=True, rust_timeout=_TURN):
        if not is_told:
            # Not before the watch stands: whoever reads this may save a file at once.
            click.echo(f"The site is at {url}; it is rebuilt as files change. Stop with Ctrl+C.")
            is_told = True
        if changes:
            if _rebuild(settings, cache, [path for _, path in changes]):
                preview.changed()
            is_tidy = False
        elif not is_tidy:
            # Nobody waits now. What stood before the last build is frozen and not gone through again.
            gc.collect()
            is_tidy = True
    preview.shutdown()


def _rebuild(settings: Settings, cache: Cache, changed: Sequence[str] | None = None) -> bool:
    """Check and build; say what happened; return whether there is a new site. ``changed`` are all files that did."""
    begun = time.monotonic()
    cache.begin()
    touched = None if changed is None else _data_files(settings.root, changed)
    checked = run_checks(settings.root, checking_day(settings.as_of), cache, touched=touched)
    click.echo(as_text(p for p in checked.problems if p.severity == "error"), nl=False, err=True)
    if not checked.sound:
        click.echo("The data has errors; the last good site is still shown.", err=True)
        return False
    try:
        totals = build_site(link(checked.records, settings.as_of, cache), settings, cache)
    except BuildError as error:
        click.echo(f"The build failed, the last good site is still shown: {error}", err=True)
        return False
    click.echo(f"Drew {plural(totals.drawn, 'page')} anew of {totals.pages:,} in {time.monotonic() - begun:.1f} s.")
    return True


def _data_files(root: Path, changed: Sequence[str]) -> list[str] | None:
    """Return the paths of those files among ``changed`` that are data, as the record names them.

    None where the system names one by another way than through ``root``: then all are looked at.
    """
    if not all(Path(path).is_relative_to(root) for path in changed):
        return None
    paths = [Path(path).relative_to(root).as_posix() for path in changed]
    return [path for path in paths if path.startswith(("data/", "seeds/"))]
