"""``briefing check``: say what is wrong with the data, where, and what to do."""

import datetime as dt
from pathlib import Path

import click

from generator.commands import options
from generator.pipeline import load_library
from generator.problems import as_annotations, as_json, as_text, worst
from generator.settings import read_settings
from generator.store import Store
from generator.text.formats import plural

_FORMATS = {"text": as_text, "json": as_json, "github": as_annotations}


@click.command()
@click.option(
    "--format", "form", type=click.Choice(list(_FORMATS)), default="text", help="Output format of the problems."
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--no-cache", is_flag=True, help="Read every file again; the output is the same.")
@options.as_of
@options.root
def check(form: str, *, strict: bool, no_cache: bool, as_of: dt.date, root: Path) -> None:
    """Check every data file and print all problems.

    Each problem is one line: path:line:column: CODE what must hold; what was found; what to do.
    """
    store = Store(None if no_cache else read_settings(root, as_of).cache)
    loaded = load_library(root, as_of, store, today=as_of)
    click.echo(_FORMATS[form](loaded.problems), nl=False)
    errors = sum(problem.severity == "error" for problem in loaded.problems)
    warnings = len(loaded.problems) - errors
    counts = loaded.counts
    click.echo(
        f"{plural(counts['events'], 'event')}, {plural(counts['sources'], 'source')}, "
        f"{plural(counts['seeds'], 'seed')} checked: {plural(errors, 'error')}, {plural(warnings, 'warning')}",
        err=True,
    )
    if worst(loaded.problems) == "error" or (strict and warnings):
        raise SystemExit(1)
