"""``briefing build``: make the site."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click

from generator.commands import options
from generator.commands.git_version import commit_of_files
from generator.commands.library import library_to_build
from generator.commands.progress_bar import progress_bar
from generator.commands.readiness import not_ready
from generator.problems import as_text
from generator.settings import read_settings
from generator.site.build import build_site
from generator.site.engine import ENGINES
from generator.site.errors import BuildError
from generator.store import Store
from generator.tables.parquet import is_possible
from generator.text.formats import plural

_SHOWN = 5


@click.command()
@click.option("--base-url", metavar="URL", help="Address that the site will be served at.")
@click.option("--preview", is_flag=True, help="Make the site in build/preview/, which “briefing serve” shows.")
@click.option("--no-cache", is_flag=True, help="Rebuild everything; the output is identical.")
@click.option("--parquet", is_flag=True, help="Publish the tables as Parquet too; needs DuckDB.")
@click.option("--publish", is_flag=True, help="Refuse to build while the desk or the address is a placeholder.")
@click.option("--wait", is_flag=True, help="Wait for another build to end.")
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], help="Site engine that draws the page shell.")
@options.as_of
@options.root
def build(
    base_url: str | None,
    engine: str,
    *,
    preview: bool,
    no_cache: bool,
    parquet: bool,
    publish: bool,
    wait: bool,
    as_of: dt.date,
    root: Path,
) -> None:
    """Check the data and make the site in site/. The published site stays until the new one is whole and checked."""
    if parquet and not is_possible():
        raise click.UsageError("Parquet files are written by DuckDB, which is not installed; use “make site DATA=1”")
    output = "build/preview" if preview else "site"
    known = read_settings(root, as_of, base_url)
    settings = replace(known, engine=engine, output=output, parquet=parquet, commit=commit_of_files(known.root))
    store = Store(None if no_cache else settings.cache)
    library = library_to_build(settings, store, otherwise="nothing was built; the old site stays")
    unready = not_ready(library, settings) if publish else []
    if unready:
        click.echo(as_text(unready), nl=False, err=True)
        click.echo("The site is not ready to be published, so nothing was built; the old site stays.", err=True)
        raise SystemExit(1)
    try:
        report = build_site(library, settings, store, progress_bar, wait=wait)
    except BuildError as error:
        click.echo(f"The build failed, the old site stays: {error}", err=True)
        raise SystemExit(3) from None
    if report.foreign:
        some = ", ".join(report.foreign[:_SHOWN]) + ", …" * (len(report.foreign) > _SHOWN)
        words = f"{plural(len(report.foreign), 'file')} of the old site that no build had made"
        click.echo(f"Left out: {words} ({some}); until the next build they are in build/next-{settings.name}", err=True)
    click.echo(
        f"{settings.output}/ as of {as_of}: {plural(report.pages, 'page')} ({report.size / 1e6:.1f} MB), "
        f"{report.made:,} of {plural(report.files, 'file')} made anew, all {report.links:,} internal links arrive"
    )
