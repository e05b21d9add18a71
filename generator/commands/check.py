"""``briefing check``: say what is wrong with the data, where, and what to do."""

import datetime as dt
from pathlib import Path

import click

from generator.cache import Cache
from generator.commands import options
from generator.pipeline.check import run_checks
from generator.problems import as_annotations, as_json, as_text
from generator.settings import read_settings

_FORMATS = {"text": as_text, "json": as_json, "github": as_annotations}


@click.command()
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", help="How to tell problems.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--no-cache", is_flag=True, help="Read every file anew.")
@options.as_of
@options.root
def check(form: str, *, strict: bool, no_cache: bool, as_of: dt.date, root: Path) -> None:
    """Check every data file and tell all problems at once, as path:line:col: CODE."""
    checked = run_checks(root, as_of, Cache(None if no_cache else read_settings(root, as_of).cache))
    click.echo(_FORMATS[form](checked.problems), nl=False)
    errors = sum(problem.severity == "error" for problem in set(checked.problems))
    warnings = len(set(checked.problems)) - errors
    records = checked.records
    click.echo(
        f"{len(records.events)} events, {len(records.sources)} sources, {len(records.seeds)} seeds checked: "
        f"{errors} errors, {warnings} warnings",
        err=True,
    )
    if not checked.sound or (strict and warnings):
        raise SystemExit(1)
