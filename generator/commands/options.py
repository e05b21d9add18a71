"""Options that commands share."""

import datetime as dt
from pathlib import Path

import click

from generator.kinds import KINDS
from generator.schema.types import FIRST_DAY
from generator.settings import today

# Later ones leave no room to count years and months from.
_LAST_DAY = dt.date(2999, 12, 31)


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dt.date:
    return today() if value is None else _calendar_day(value)


def _past_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dt.date | None:
    day = None if value is None else _calendar_day(value)
    if day and day > today():
        raise click.BadParameter(f"nobody knows yet what the record will hold on {day}; give a day up to {today()}")
    return day


def _calendar_day(value: str) -> dt.date:
    try:
        day: dt.date | None = dt.date.fromisoformat(value)
    except ValueError:
        day = None
    # Other ISO forms, such as 20250603 and 2025-W23-2, are dates as well.
    if day is None or day.isoformat() != value:
        raise click.BadParameter(f"“{value}” is not a date; write it like 2025-06-03")
    if not FIRST_DAY <= day <= _LAST_DAY:
        raise click.BadParameter(f"“{value}” lies outside {FIRST_DAY} to {_LAST_DAY}; check the year")
    return day


def _project(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path:
    if value is not None:
        return value
    here = Path.cwd()
    found = next((folder for folder in (here, *here.parents) if _has_record(folder)), None)
    if found is None:
        raise click.UsageError(
            f"there is no record in {here} or above it; run this in the folder of the project, or name it with --root"
        )
    return Path() if found == here else found


def _has_record(folder: Path) -> bool:
    return (folder / "data" / "events").is_dir() or any((folder / kind.place).is_file() for kind in KINDS)


as_of = click.option(
    "--as-of", metavar="DATE", callback=_day, help="The day that counts as today, as YYYY-MM-DD (UTC). Default: today."
)
known_on = click.option(
    "--known-on",
    metavar="DATE",
    callback=_past_day,
    help="Use only what this site knew on that day, as YYYY-MM-DD (UTC). Default: all that is known.",
)
root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_project,
    help="The project's folder. Default: the current one, or the nearest above it that holds a record.",
)
