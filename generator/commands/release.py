"""``briefing release``: make a frozen, citable edition of the record and its site."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click
import yaml

from generator.commands import options
from generator.commands.edition_counts import Counts, counts_before, counts_of, fewer, last_edition
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
@click.option(
    "--against",
    metavar="EDITION",
    help="An earlier edition: its archive, its manifest or a version of git. Default: the last one in build/releases.",
)
@click.option("--fewer", "may_shrink", is_flag=True, help="Make it though there are fewer entries than before.")
@options.as_of
@options.root
def release(*, base_url: str | None, against: str | None, may_shrink: bool, as_of: dt.date, root: Path) -> None:
    """Freeze an edition of record and site.

    It is build/releases/NAME-DATE.tar.gz: the repository, the site made of it, checksums and a citation. The tree must
    have no changes, so that the edition is that of a commit, and no fewer entries of any kind than the edition before.
    “briefing verify” checks what was unpacked.
    """
    settings = read_settings(root, as_of, base_url)
    try:
        commit, seconds = clean_commit(settings.root)
    except GitError as error:
        click.echo(f"No edition was made: {error}", err=True)
        raise SystemExit(2) from None
    library = library_to_build(settings, otherwise="no edition was made")
    counts = counts_of(settings.root)
    if not may_shrink:
        _must_not_shrink(settings, package_name(library.masthead), counts, against)
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
        "counts": counts,
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


def _must_not_shrink(settings: Settings, name: str, counts: Counts, against: str | None) -> None:
    """End where the record holds fewer entries of a kind than the edition ``against``, or than the last one here."""
    earlier = against or last_edition(settings.build / "releases", name)
    if earlier is None:
        click.echo("There is no earlier edition here to compare with; --against names one.", err=True)
        return
    try:
        lost = list(fewer(counts, counts_before(settings.root, f"{earlier}")))
    except GitError as error:
        click.echo(f"No edition was made: {error}", err=True)
        raise SystemExit(2) from None
    if lost:
        words = "; ".join(lost)
        click.echo(
            f"No edition was made: there are fewer entries than in {earlier}: {words}. Bring them back, or give "
            "--fewer where entries were merged",
            err=True,
        )
        raise SystemExit(1)


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
