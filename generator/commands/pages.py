"""``briefing pages``: write the documents of the site, for building it with MkDocs alone."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click

from generator.commands import options
from generator.commands.git_version import commit_of_files
from generator.commands.library import library_to_build
from generator.settings import read_settings
from generator.site.documents import write_documents
from generator.site.errors import BuildError
from generator.text.formats import plural


@click.command()
@click.option("--base-url", metavar="URL", help="Address that the site will be served at.")
@options.as_of
@options.root
def pages(base_url: str | None, as_of: dt.date, root: Path) -> None:
    """Write all pages as documents to build/docs/.

    The data is checked first. Charts, pictures and data files are written as well; mkdocs build finds all of it there.
    """
    known = read_settings(root, as_of, base_url)
    settings = replace(known, commit=commit_of_files(known.root))
    library = library_to_build(settings, otherwise="nothing was written")
    try:
        count = write_documents(library, settings)
    except BuildError as error:
        click.echo(f"The pages were not written: {error}", err=True)
        raise SystemExit(3) from None
    click.echo(f"build/docs/ as of {as_of}: {plural(count, 'file')}; “mkdocs build” makes the site of them")
