"""``briefing fix``: mend what a machine can mend without touching the meaning."""

import difflib
import sys
from pathlib import Path
from typing import Any

import click

from generator.commands import options
from generator.commands.earlier import earlier_version
from generator.commands.fix_revisions import completed
from generator.commands.fix_text import fixed
from generator.loading import find_files
from generator.lookup import Lookup
from generator.pipeline.read import read_records
from generator.pipeline.version import ADDRESSED, renamed
from generator.rules.moved_from import moved_to
from generator.schema.event import Event
from generator.settings import read_settings, today
from generator.store import Store


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--base", metavar="REF", help="Fill in revisions begun since this version: field, old and new.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@options.root
def fix(paths: tuple[str, ...], base: str | None, *, yes: bool, root: Path) -> None:
    """Mend what can be meant in one way only.

    What it says stays the same. It mends all data files, or those at PATHS: line ends, missing quotes, a date that can
    be read in one way only, an id that is right but for case, hyphens or plural, a name or alias of one entry alone,
    the order of keys and of the entries of a list. It shows the difference first, and asks.

    With --base, a revision that has only its kind and reason gets what was changed since that version.
    """
    store = Store(read_settings(root, today()).cache)
    before = _published(root, base, store) if base is not None else {}
    records, _ = read_records(root, store)
    lookup = Lookup(records)
    files = {file.path: file for file in find_files(root)[0]}
    wanted = [Path(path).as_posix() for path in paths] or list(files)
    if strange := [path for path in wanted if path not in files]:
        raise click.UsageError(f"{strange[0]} is no data file; write its path from the project's folder")
    mended: dict[str, str] = {}
    for path in wanted:
        try:
            old = (root / path).read_bytes().decode()
        except UnicodeDecodeError:
            continue
        new = fixed(old, files[path].kind, lookup)
        if path in before:
            new = completed(new, before[path])
        if new != old:
            mended[path] = new
            lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, path, lineterm="", n=1)
            click.echo("\n".join(lines) or f"{path}: line ends alone")
    if not mended:
        click.echo("Nothing to mend")
        return
    if not yes and not (sys.stdin.isatty() and click.confirm("Write this?", default=True)):
        click.echo("Nothing was written; --yes writes it.", err=True)
        raise SystemExit(1)
    for path, text in mended.items():
        (root / path).write_bytes(text.encode())
    click.echo(f"Mended: {', '.join(mended)}")


def _published(root: Path, base: str, store: Store) -> dict[str, dict[str, Any]]:
    """Return the events of the version ``base`` in written form, by the paths where they are now."""
    earlier = earlier_version(root, base, store)
    records, _ = read_records(root, store)
    moved = {kind.name: moved_to(records[kind.name]) for kind in ADDRESSED}
    found = {}
    for record in earlier.records.of(Event):
        present = records.of(Event).get(moved["events"].get(record.id, record.id))
        if present is not None:
            found[present.document.path] = renamed(record.value, moved)
    return found
