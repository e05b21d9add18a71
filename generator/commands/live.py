"""``briefing live``: say whether the site that is served is the one that this commit gives, and not too old."""

import datetime as dt
import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator.commands import options
from generator.commands.git_version import GitError, clean_commit
from generator.commands.library import library_to_build
from generator.settings import Settings, hours_since, read_settings, today
from generator.site.build import RECORD, build_site
from generator.site.errors import BuildError
from generator.text.formats import plural

_TIMEOUT = 30
_PAUSE = 30
_MAX_BYTES = 65_536


@click.command()
@click.argument("address", envvar="BRIEFING_SITE_URL")
@click.option("--hours", type=click.IntRange(1), help="Ask only whether its day began at most so many hours ago.")
@click.option("--tries", type=click.IntRange(1), default=1, help="How often to ask, 30 seconds apart. Default: once.")
@click.option("--parquet", is_flag=True, help="The site has the tables as Parquet too.")
@options.root
def live(address: str, hours: int | None, tries: int, *, parquet: bool, root: Path) -> None:
    """Compare what is served at ADDRESS with this commit.

    Its build.json says of which commit and day it is. The site is made again for that day in build/again/; both must
    have the same build.json, which holds the checksum of all files.
    """
    settings = read_settings(root, today(), address)
    for left in reversed(range(tries)):
        try:
            record = _served(settings)
            fault = _too_old(record, hours) if hours else _difference(record, settings, parquet=parquet)
        except BuildError as error:
            fault = str(error)
        if not fault:
            break
        if not left:
            click.echo(f"{settings.base_url}: {fault}", err=True)
            raise SystemExit(1)
        time.sleep(_PAUSE)
    words = "is that of this commit, byte for byte" if not hours else "is not older than that"
    click.echo(f"{settings.base_url} as of {record['as_of']}: the site that is served {words}")


def _served(settings: Settings) -> dict[str, Any]:
    """Return the build.json that is served; raise BuildError where there is none."""
    # Not what some server on the way has kept.
    address = f"{settings.base_url}{RECORD}?{time.time_ns()}"
    try:
        with urllib.request.urlopen(address, timeout=_TIMEOUT) as answer:  # noqa: S310 - the settings allow http(s) alone
            record: dict[str, Any] = json.loads(answer.read(_MAX_BYTES))
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        raise BuildError(f"its {RECORD} cannot be had ({error}); see whether the site is up") from None
    except ValueError:
        record = {}
    try:
        dt.date.fromisoformat(record["as_of"])
    except (KeyError, TypeError, ValueError):
        raise BuildError(f"what it serves as {RECORD} is no record of a build; publish it anew") from None
    return record


def _too_old(record: dict[str, Any], hours: int) -> str:
    """Return what is wrong where the day of the site began more than ``hours`` ago, else ""."""
    age = hours_since(dt.date.fromisoformat(record["as_of"]))
    if age <= hours:
        return ""
    return f"it is of {record['as_of']}, which began {plural(age, 'hour')} ago; see why it was not renewed"


def _difference(record: dict[str, Any], settings: Settings, *, parquet: bool) -> str:
    """Return how the site that is served differs from that of this commit, "" where it does not."""
    try:
        commit, _ = clean_commit(settings.root)
    except GitError as error:
        raise BuildError(str(error)) from None
    if record.get("commit") != commit:
        return f"it is of commit {record.get('commit')}, this is {commit}; publish this one, or compare from that one"
    day = dt.date.fromisoformat(record["as_of"])
    again = replace(settings, as_of=day, output="build/again", parquet=parquet, commit=commit)
    build_site(library_to_build(again, otherwise="nothing was compared"), again)
    made = json.loads((again.site / RECORD).read_bytes())
    differing = [key for key in sorted({*made, *record}) if made.get(key) != record.get(key)]
    if not differing:
        return ""
    return f"it differs from what this commit gives in {', '.join(differing)}; publish it anew, and see who changed it"
