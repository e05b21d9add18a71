"""Options that commands share."""

import datetime as dt
from pathlib import Path

import click

from generator.settings import today


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dt.date:
    if value is None:
        return today()
    try:
        return dt.date.fromisoformat(value) if len(value) == 10 else dt.date.fromisoformat("")
    except ValueError:
        raise click.BadParameter(f"“{value}” is not a date; write it like 2025-06-03") from None


as_of = click.option(
    "--as-of", metavar="DATE", callback=_day, help="The day that counts as today, as YYYY-MM-DD (UTC). Default: today."
)
root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder. Default: the current one.",
)
