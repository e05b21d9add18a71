"""``briefing revise``: record what was changed in a published event. The tool writes what, a person why."""

import datetime as dt
import re
from pathlib import Path
from typing import NoReturn, get_args

import click
from pydantic_core import PydanticCustomError

from generator.commands import options
from generator.commands.check import check
from generator.commands.git_version import GitError, find_base, text_at
from generator.commands.revision_text import PlacementError, revision, with_revisions
from generator.loading import Document, parse_file
from generator.loading.validation import validate
from generator.problems import Problem, as_text, nearest, printable, quote, worst
from generator.schema.changes import HistoryError, change_words, unrecorded
from generator.schema.event import Event, Revision
from generator.schema.limits import PlainText
from generator.schema.rewind import written
from generator.text.formats import long_day, plural

_KINDS = get_args(Revision.model_fields["kind"].annotation)


def _reason(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    limits = next(each for each in Revision.model_fields["reason"].metadata if isinstance(each, PlainText))
    try:
        return limits.check(value)
    except PydanticCustomError as error:
        context = error.context or {}
        raise click.BadParameter(f"{context.get('must')}; {context.get('do')}") from None


@click.command()
@click.argument("event_id", metavar="EVENT-ID")
@click.option("--kind", required=True, type=click.Choice(_KINDS), help=Revision.model_fields["kind"].description)
@click.option("--reason", required=True, callback=_reason, help=Revision.model_fields["reason"].description)
@click.option("--base", metavar="REF", help="The version before. Default: where this work left origin/main, else HEAD.")
@options.as_of
@options.root
@click.pass_context
def revise(
    context: click.Context, event_id: str, kind: str, reason: str, base: str | None, as_of: dt.date, root: Path
) -> None:
    """Record what was changed in a published event.

    Change the file of the event first. This compares it with the version before, by git, adds a revision for each part
    that differs, and runs the check. All of them have the same kind and reason: so change one thing at a time.
    """
    path = _path(root, event_id)
    raw = (root / path).read_bytes()
    now = _event(path, raw, "")
    try:
        commit, base_words = find_base(root, base)
        # Where the event has another id now, its file had another name.
        names = (path, *map(_file, now.moved_from))
        earlier = next((text for text in (text_at(root, commit, name) for name in names) if text is not None), None)
    except GitError as error:
        raise click.UsageError(f"{error}.") from None
    if earlier is None:
        _end(f"{path} was not there in {base_words}: a new event needs no revisions")
    before = _event(path, earlier, f" in {base_words}")
    try:
        found = unrecorded(written(before), now)
    except HistoryError as error:
        _end(f"{path} does not follow from {base_words}: {error}")
    if not found:
        _end(f"{path} says the same as in {base_words}, or every change is recorded already")
    revisions = [revision(change, as_of, kind, reason) for change in found]
    try:
        text = with_revisions(raw.decode(), revisions)
    except PlacementError as error:
        _end(f"{path} leaves no place for revisions; {error}")
    _event(path, text.encode(), " with the new revisions")
    (root / path).write_text(text, encoding="utf-8", newline="")
    click.echo(f"{path}: {plural(len(found), 'revision')} of {long_day(as_of)} written")
    for change in found:
        click.echo(printable(f"  {change.field} {change_words(change)}"))
    context.invoke(check, paths=(), form="text", base=None, strict=False, no_cache=False, as_of=as_of, root=root)


def _path(root: Path, event_id: str) -> str:
    path = _file(event_id)
    if not re.fullmatch(r"[a-z0-9-]+", event_id) or not (root / path).is_file():
        events = sorted((root / "data" / "events").glob("*/*.yml"))
        advice = nearest(event_id, [file.stem for file in events], "an id is the name of the file without its ending")
        raise click.BadParameter(f"no event has the id {quote(event_id)}; {advice}", param_hint="EVENT-ID")
    return path


def _file(event_id: str) -> str:
    return f"data/events/{event_id[:4]}/{event_id}.yml"


def _event(path: str, raw: bytes, where: str) -> Event:
    """Return the event in the bytes of a file; tell its problems and end where it is not valid."""
    value, problems = parse_file(path, raw)
    event = None
    if value is not None and worst(problems) != "error":
        faults: list[Problem] = []
        event = validate(Document(path, text=raw.decode()), (), value, Event, faults)
        problems = faults
    if event is None:
        click.echo(as_text(problems), nl=False, err=True)
        _end(f"{path}{where} is not a valid event")
    return event


def _end(sentence: str) -> NoReturn:
    click.echo(printable(f"{sentence}; nothing was written."), err=True)
    raise SystemExit(1)
