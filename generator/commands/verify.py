"""``briefing verify``: check an edition that was unpacked, and make its site again."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator.pipeline import load_library
from generator.settings import read_settings
from generator.site.build import build_site
from generator.site.edition import SITE, differences, read_manifest
from generator.site.errors import BuildError

_SHOWN = 20


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path())
def verify(folder: Path) -> None:
    """Check an edition that was unpacked in FOLDER.

    Every file is compared with the manifest; then the site is made again and compared too.
    """
    try:
        manifest: dict[str, Any] = read_manifest(folder)
        rows: list[dict[str, Any]] = manifest["files"]
        _tell("These files of the edition are not as they were published", list(differences(folder, rows)))
        settings = replace(
            read_settings(folder, dt.date.fromisoformat(manifest["as_of"]), manifest["base_url"]),
            repository=manifest["repository"],
            commit=manifest["commit"],
            output="build/again",
        )
        library = load_library(settings.root, settings.as_of).library
        if library is None:
            raise BuildError("the data of the edition has errors; “briefing check” tells them")
        build_site(library, settings)
        _tell("The site made again differs", list(differences(settings.site, rows, SITE)))
    except BuildError as error:
        click.echo(f"The edition could not be checked: {error}", err=True)
        raise SystemExit(3) from None
    pages = sum(str(row["path"]).startswith(SITE) for row in rows)
    click.echo(
        f"Edition of {manifest['as_of']}, commit {manifest['commit'][:9]}: all {len(rows):,} files are as published, "
        f"and the site made again has the same {pages:,} files"
    )


def _tell(what: str, found: Sequence[str]) -> None:
    if not found:
        return
    click.echo(f"{what}:", err=True)
    for sentence in found[:_SHOWN]:
        click.echo(f"  {sentence}", err=True)
    if len(found) > _SHOWN:
        click.echo(f"  and {len(found) - _SHOWN:,} more", err=True)
    raise SystemExit(1)
