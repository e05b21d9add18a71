"""``briefing release``: make a frozen, citable edition of the record and its site."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click
import yaml

from generator.commands import options
from generator.commands.git_version import GitError, clean_commit, files_at
from generator.commands.library import library_to_build
from generator.model import Masthead
from generator.settings import Settings, read_settings
from generator.site.build import build_site
from generator.site.edition import File, archive, site_files, with_manifest
from generator.site.errors import BuildError
from generator.unlinked import replace_file
from generator.wording.masthead import about as about_words
from generator.wording.masthead import package_name


@click.command()
@click.option("--base-url", metavar="URL", help="Address that the site is served at.")
@options.as_of
@options.root
def release(base_url: str | None, as_of: dt.date, root: Path) -> None:
    """Freeze an edition of record and site.

    It is build/releases/NAME-DATE.tar.gz: the repository, the site made of it, checksums and a citation. The tree must
    have no changes, so that the edition is that of a commit. “briefing verify” checks what was unpacked.
    """
    settings = read_settings(root, as_of, base_url)
    try:
        commit, seconds = clean_commit(settings.root)
    except GitError as error:
        click.echo(f"No edition was made: {error}", err=True)
        raise SystemExit(2) from None
    library = library_to_build(settings, otherwise="no edition was made")
    try:
        build_site(library, replace(settings, commit=commit))
    except BuildError as error:
        click.echo(f"No edition was made, since the build failed: {error}", err=True)
        raise SystemExit(3) from None
    name = package_name(library.masthead)
    about: dict[str, object] = {
        "name": name,
        "as_of": as_of.isoformat(),
        "commit": commit,
        "base_url": settings.base_url,
        "repository": settings.repository,
        "events": len(library.events),
    }
    own = {path: File(path, content, executable) for path, content, executable in files_at(settings.root, commit)}
    own["CITATION.cff"] = File("CITATION.cff", citation(settings, library.masthead))
    files = with_manifest([*own.values(), *site_files(settings.site)], about)
    folder = f"{name}-{as_of}"
    target = settings.build / "releases" / f"{folder}.tar.gz"
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, archive(folder, files, seconds))
    shown = target.relative_to(settings.root).as_posix()
    click.echo(f"{shown}: {len(files):,} files of commit {commit[:9]}, {target.stat().st_size / 1e6:.1f} MB")


def citation(settings: Settings, masthead: Masthead) -> bytes:
    """Return CITATION.cff (Citation File Format 1.2.0) of an edition made with ``settings``."""
    day = settings.as_of.isoformat()
    known = {
        "cff-version": "1.2.0",
        "message": "Please cite this edition by its date.",
        "type": "dataset",
        "title": f"{masthead.name}, edition of {day}",
        "abstract": about_words(masthead),
        "authors": [{"name": f"The editors of {masthead.name}"}],
        "version": day,
        "date-released": settings.as_of,
        "license": "CC-BY-4.0",
        "url": settings.base_url,
        "repository-code": settings.repository,
    }
    return yaml.safe_dump(known, sort_keys=False, allow_unicode=True, width=120).encode()
