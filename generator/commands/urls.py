"""``briefing urls``: add the addresses of the present site to the list of all that were ever published."""

import datetime as dt
from pathlib import Path

import click

from generator.commands import options
from generator.commands.library import library_or_exit
from generator.loading.urls_lock import PATH, lock_text, read_lock
from generator.pages import all_pages
from generator.problems import as_text
from generator.projections.addresses import places
from generator.site.search_index import guides_of
from generator.text.formats import plural
from generator.unlinked import replace_file


@click.command()
@options.as_of
@options.root
def urls(as_of: dt.date, root: Path) -> None:
    """Add the addresses of the present site to data/urls.lock.

    The main branch does this when it publishes; proposals leave the file as it is. Nothing is ever taken out of it:
    a build that lacks one of its addresses fails.
    """
    lock, problems = read_lock(root)
    if problems:
        click.echo(as_text(problems), nl=False, err=True)
        raise SystemExit(1)
    library = library_or_exit(root, as_of)
    if as_of < lock.day:
        raise click.UsageError(f"{PATH} has the addresses as of {lock.day}; give that day or a later one.")
    pages = {page.path.removesuffix("index.html") for page in all_pages(library)}
    guides = {f"{name}/" for name, _ in guides_of(root / "docs")}
    present = {*pages, *guides, *places(library)} - {""}
    new = present - set(lock.addresses)
    if new:
        text = lock_text(as_of, {*lock.addresses, *present})
        replace_file(root / PATH, text.encode())
    click.echo(f"{plural(len(new), 'address', 'addresses')} added to {PATH}, {len(lock.addresses) + len(new):,} in all")
