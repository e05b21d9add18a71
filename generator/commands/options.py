"""Options that commands share."""

import datetime as dt
from pathlib import Path

import click

from generator.settings import today


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dt.date:
    if value is None:
        return today()
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        day = None
    # Other ISO forms, such as 20250603 and 2025-W23-2, are dates as well.
    if day is None or day.isoformat() != value:
        raise click.BadParameter(f"“{value}” is not a date; write it like 2025-06-03")
    return day


as_of = click.option(
    "--as-of", metavar="DATE", callback=_day, help="The day that counts as today, as YYYY-MM-DD (UTC). Default: today."
)
root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder. Default: the current one.",
)
