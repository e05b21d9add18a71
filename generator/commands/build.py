"""``briefing build``: make the site."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click

from generator.cache import Cache
from generator.commands import options
from generator.commands.progress_bar import watch
from generator.pipeline.check import run_checks
from generator.pipeline.link import link
from generator.problems import as_text
from generator.settings import checking_day, read_settings
from generator.site.build import build_site
from generator.site.engine import ENGINES
from generator.site.errors import BuildError
from generator.text.formats import plural


@click.command()
@click.option("--base-url", metavar="URL", help="Where the site will be served; for any static host.")
@click.option("--no-cache", is_flag=True, help="Make everything anew. The bytes are the same.")
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], help="What draws the frame of the pages.")
@click.option("--unstamped", is_flag=True, help="Let the site engine draw every page. Slow; the bytes are the same.")
@options.as_of
@options.root
def build(base_url: str | None, engine: str, *, no_cache: bool, unstamped: bool, as_of: dt.date, root: Path) -> None:
    """Check the data and make the site in site/. The old site stays until the new one is whole and verified."""
    settings = replace(read_settings(root, as_of, base_url), engine=engine)
    cache = Cache(None if no_cache else settings.cache)
    progress = watch(settings.build)
    checked = run_checks(settings.root, checking_day(as_of), cache, progress)
    click.echo(as_text(checked.problems), nl=False, err=True)
    if not checked.sound:
        click.echo("The data has errors, so nothing was built; the old site stays.", err=True)
        raise SystemExit(1)
    progress.stage("link")
    library = link(checked.records, as_of)
    # A fifth of all memory, and of no more use.
    del checked
    try:
        totals = build_site(library, settings, cache, progress, unstamped=unstamped)
    except BuildError as error:
        click.echo(f"The build failed, the old site stays: {error}", err=True)
        raise SystemExit(3) from None
    click.echo(
        f"site/ as of {as_of}: {plural(totals.pages, 'page')}, {totals.drawn:,} drawn anew, "
        f"{plural(totals.written, 'file')} written, {totals.size / 1e6:.1f} MB of pages; "
        f"{plural(totals.links, 'internal link')} followed, none broken"
    )
