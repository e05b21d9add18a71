"""``briefing find``: look up the id of anything in the record."""

import json
from pathlib import Path

import click

from generator.commands import options
from generator.kinds import KINDS
from generator.lookup import Lookup
from generator.pipeline.read import read_records
from generator.problems import printable
from generator.settings import read_settings, today
from generator.store import Store

_CHOICES = {kind.singular: kind.name for kind in KINDS if kind.name not in ("seeds", "desks", "masthead")}


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--kind", type=click.Choice(list(_CHOICES)), multiple=True, help="Look among these alone; may be repeated."
)
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="How many to list.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array for programs.")
@options.root
def find(words: tuple[str, ...], kind: tuple[str, ...], most: int, *, as_json: bool, root: Path) -> None:
    """Look up ids by names, titles, days or addresses.

    Aliases count too, and the likeliest comes first. All words must be in one entry, or begin words of it. Exits with 1
    where nothing is found.
    """
    # Entries that are not valid cannot be found; “briefing check” tells of them.
    records, _ = read_records(root, Store(read_settings(root, today()).cache))
    found = Lookup(records).find(" ".join(words), [_CHOICES[each] for each in kind])
    if as_json:
        rows = [{"kind": t.kind.singular, "id": t.id, "name": t.label, "path": t.path} for t in found[:most]]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    for thing in () if as_json else found[:most]:
        click.echo(printable(f"{thing.kind.singular}  {thing.id}  {thing.label}  ({thing.path})"))
    if len(found) > most:
        click.echo(f"{len(found) - most} more; add a word, or --most {len(found)}", err=True)
    if not found:
        click.echo("Nothing has all of these words; try fewer. “briefing new” adds an entry.", err=True)
        raise SystemExit(1)
