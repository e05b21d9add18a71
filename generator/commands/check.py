"""``briefing check``: say what is wrong with the data, where, and what to do."""

import datetime as dt
from pathlib import Path

import click

from generator.commands import options
from generator.commands.earlier import earlier_version, not_compared
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
@click.option("--base", metavar="REF", help="Compare with this version too: what was published must stay.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--no-cache", is_flag=True, help="Read every file again; the output is the same.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.as_of
@options.root
def check(
    paths: tuple[Path, ...],
    form: str,
    base: str | None,
    *,
    strict: bool,
    no_cache: bool,
    as_of: dt.date,
    root: Path,
) -> None:
    """Check every data file and print all problems.

    With PATHS, print those of these files and folders alone. Each problem is one line:
    path:line:column: CODE what must hold; what was found; what to do.

    With --base, an entry or address that is gone, and a changed fact without a revision, are errors too. The version
    compared is the commit where this work left REF.
    """
    wanted = [_below(path, root) for path in paths]
    store = Store(None if no_cache else read_settings(root, as_of).cache)
    before = earlier_version(root, base, store) if base is not None else None
    loaded = load_library(root, as_of, store, today=as_of, before=before)
    problems = [p for p in loaded.problems if not wanted or any(_is_in(p.path, place) for place in wanted)]
    click.echo(_FORMATS[form](problems), nl=False)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    counts = loaded.counts
    click.echo(
        f"{plural(counts['events'], 'event')}, {plural(counts['sources'], 'source')}, "
        f"{plural(counts['seeds'], 'seed')} checked: {plural(errors, 'error')}, {plural(warnings, 'warning')}",
        err=True,
    )
    if before and (unread := not_compared(before)):
        click.echo(unread, err=True)
    if elsewhere := len(loaded.problems) - len(problems):
        click.echo(f"{plural(elsewhere, 'more problem')} in other files; check without paths tells all", err=True)
    if worst(problems) == "error" or (strict and warnings):
        raise SystemExit(1)


def _below(path: Path, root: Path) -> str:
    """Return ``path`` relative to the project, with slashes; "." is the project itself."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise click.UsageError(f"“{path}” is not in the project {root.resolve()}") from None


def _is_in(path: str, place: str) -> bool:
    return place in (".", path) or path.startswith(f"{place}/")
