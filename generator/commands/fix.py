"""``briefing fix``: mend what a machine can mend without touching the meaning."""

import difflib
import sys
from pathlib import Path

import click

from generator.commands import options
from generator.commands.fix_text import fixed
from generator.loading import find_files
from generator.lookup import Lookup
from generator.pipeline.read import read_records
from generator.settings import read_settings, today
from generator.store import Store


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--yes", is_flag=True, help="Write without asking.")
@options.root
def fix(paths: tuple[str, ...], *, yes: bool, root: Path) -> None:
    """Mend line ends, forms of dates, and names for ids.

    It mends all data files, or those at PATHS: a date that can be read in one way only, an id that is right but for
    case, hyphens or plural, a name or alias of one entry alone. It shows the difference first, and asks.
    """
    lookup = Lookup(read_records(root, Store(read_settings(root, today()).cache))[0])
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
        if (new := fixed(old, files[path].kind, lookup)) != old:
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
