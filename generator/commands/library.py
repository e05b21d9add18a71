"""The library for commands: where the data has errors, they print the problems and end."""

import datetime as dt
from pathlib import Path

import click

from generator.model import Library
from generator.pipeline import load_library
from generator.problems import as_text
from generator.settings import Settings
from generator.store import Store


def library_or_exit(root: Path, as_of: dt.date, known_on: dt.date | None = None) -> Library:
    """Return the library of the project in ``root`` as of a day; tell its problems and exit with 1 if data is bad.

    With ``known_on``, it holds only what the record held on that day.
    """
    loaded = load_library(root, as_of, known_on=known_on)
    if loaded.library is None:
        click.echo(as_text(loaded.problems), nl=False, err=True)
        raise SystemExit(1)
    return loaded.library


def library_to_build(settings: Settings, store: Store | None = None, *, otherwise: str) -> Library:
    """Return the library of which a command makes files, and print its problems, warnings too.

    Where the data has errors, say what was not made, which is ``otherwise``, and exit with 1.
    """
    loaded = load_library(settings.root, settings.as_of, store)
    click.echo(as_text(loaded.problems), nl=False, err=True)
    if loaded.library is None:
        click.echo(f"The data has errors, so {otherwise}.", err=True)
        raise SystemExit(1)
    return loaded.library
