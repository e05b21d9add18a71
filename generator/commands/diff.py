"""``briefing diff``: say in words what readers will see of a proposal."""

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

import click

from generator.commands import options
from generator.commands.earlier import earlier_version, files_beside_the_record, not_compared
from generator.commands.kept_pages import START, keep_pages
from generator.difference.difference import Difference, compare
from generator.difference.text import as_words
from generator.pipeline import load_library
from generator.pipeline.link import link
from generator.pipeline.sound import sound
from generator.problems import printable
from generator.settings import Settings, read_settings
from generator.store import Store
from generator.text.formats import plural


@click.command()
@click.argument("ref", metavar="REF")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="Form of the output."
)
@click.option(
    "--keep", metavar="FOLDER", type=click.Path(path_type=Path), help="Copy the changed pages of the built site to it."
)
@options.as_of
@options.root
def diff(ref: str, form: str, keep: Path | None, as_of: dt.date, root: Path) -> None:
    """Say what readers will see of what changed since REF.

    REF is a branch, a tag or a commit; compared is the commit where this work left it. What is gone comes first, then
    events, dates, rates and statuses, and the pages, feeds and calendars that change. Where nothing changes, nothing
    is printed.
    """
    settings = read_settings(root, as_of)
    store = Store(settings.cache)
    before = earlier_version(root, ref, store)
    loaded = load_library(root, as_of, store, today=as_of)
    errors = sum(problem.severity == "error" for problem in loaded.problems)
    unread = not_compared(before)
    not_analysed = [unread] if unread else []
    if loaded.library is None:
        not_analysed.append(
            f"Dates, rates, statuses and pages: the data has {plural(errors, 'error')}, which “briefing check” tells"
        )
    if beside := files_beside_the_record(root, ref):
        not_analysed.append(
            f"{plural(len(beside), 'changed file')} beside the record, such as {beside[0]}: both versions of the "
            "record are shown as the program of this work draws them"
        )
    published = frozenset(before.lock.addresses if as_of >= before.lock.day else ())
    earlier = link(sound(before.records), as_of, published=published)
    found = compare(
        before.name,
        (before.records, earlier),
        (loaded.records, loaded.library),
        tuple(not_analysed),
        settings,
    )
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        click.echo(as_words(found, is_markdown=form == "markdown"), nl=False)
        if found.is_empty:
            click.echo(printable(f"Nothing changes for readers since {ref}"), err=True)
    if keep:
        _keep(found, settings, keep)


def _keep(found: Difference, settings: Settings, folder: Path) -> None:
    if found.site is None:
        click.echo("No pages were kept, since they were not looked at", err=True)
        return
    try:
        count = keep_pages(found.site, settings, folder)
    except FileNotFoundError:
        raise click.UsageError("There is no site to take pages from; make it with “briefing build”") from None
    click.echo(f"{folder}/{START} lists {plural(count, 'page')}; show it with python3 -m http.server", err=True)
