"""Scaffolding: a new entry by asking, with what is missing made on the way."""

import re
from pathlib import Path

import click

from generator.commands.dialogue import Dialogue
from generator.commands.entry_form import ASKED_TOO, Desk, Kept, end
from generator.commands.prompt import prompt
from generator.kinds import Kind
from generator.problems import as_text, printable, quote, worst


def make(
    desk: Desk,
    kind: Kind,
    typed: dict[str, tuple[str, ...]],
    key: str = "",
    draft: Path | None = None,
    kept: Kept | None = None,
) -> str:
    """Make an entry of ``kind`` from what was ``typed`` as flags, what was ``kept``, and by asking; return its id."""
    kept = kept or Kept({})
    form = Dialogue(desk, kind, dict(kept.answers), key or kept.key, draft, kept.open, make=make)
    wrong = form.take(typed)
    for name, value in kept.answers.items():
        wrong += form.judge(name, value) if name not in typed else []
    if wrong and not desk.asks:
        click.echo("".join(printable(line) + "\n" for line in wrong), nl=False, err=True)
        end(_kept_words(kind))
    for line in wrong:
        click.echo(printable(line))
    asked = _ask(form) if desk.asks else False
    if missing := form.missing():
        fields = kind.schema.model_fields
        needed = "; ".join(f"--{name.replace('_', '-')} ({fields[name].description})" for name in missing)
        raise click.UsageError(f"These flags are missing: {needed}{_unknown_website(form, missing)}")
    if kind.key == "code":
        form.key = str(form.values["code"])
    elif asked and not key:
        form.ask_key()
    form.key = form.key or form.default_key()
    if kind.name == "events" and form.key and not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-", form.key):
        form.key = f"{form.values['date']}-{form.key}"
    if not form.key:
        raise click.UsageError("The title gives no id in Latin letters: name one with --id")
    form.keep()
    _write(form)
    click.echo(f"{form.path()} written")
    return form.key


def _unknown_website(form: Dialogue, missing: list[str]) -> str:
    """Return what to do where the address of a source does not tell its publisher, else ""."""
    if form.kind.name != "sources" or "publisher" not in missing or "url" not in form.values:
        return ""
    known = sorted(form.desk.lookup.publishers_of(str(form.values["url"])))
    if known:
        return f". Several publishers are on this website: {', '.join(known)}"
    return ". No source of this website is recorded yet: look its publisher up, or add it with “briefing new publisher”"


def _kept_words(kind: Kind) -> str:
    again = f"“briefing new {kind.singular} --again”"
    return f"Nothing was written; the answers are kept: {again}, with a flag for each to change"


def _write(form: Dialogue) -> None:
    """Write the entry; where it has errors, ask again for the fields that have them."""
    while form.is_taken():
        if not form.desk.asks:
            end(f"{form.key} exists already; choose another id with --id")
        click.echo(f"  {form.key} exists already")
        form.ask_key()
    while True:
        found, wrong_fields = form.write()
        click.echo(as_text(found), nl=False, err=True)
        if worst(found) != "error":
            break
        if not form.desk.asks or not wrong_fields:
            end(_kept_words(form.kind))
        form.refused.update(wrong_fields)
        form.ask_all(wrong_fields)


def _ask(form: Dialogue) -> bool:
    """Ask for what is open, missing or wrong, and for more; tell whether anything was asked."""
    asked = form.open is not None
    is_source = form.kind.name == "sources"
    needed = {*form.missing(), *form.refused}
    if form.open is None:
        also = [name for name in ASKED_TOO.get(form.kind.name, ()) if name not in form.values]
        form.open = [name for name in form.fields() if name in needed or (name in also and (needed or is_source))]
    if is_source and "url" in {*form.open, *form.refused}:
        form.ask("url")
        asked = True
    if is_source and "publisher" in form.values:
        click.echo(f"Publisher: {form.values['publisher']}")
        form.close("publisher")
    needed = {*form.missing(), *form.refused} - {*form.open}
    names = [*(name for name in form.fields() if name in needed), *form.open]
    asked = asked or bool(names)
    form.ask_all(names)
    while asked:
        more = [name for name in form.fields() if name not in form.values]
        typed = prompt(f"More, or Enter for none ({', '.join(more)})\n", "> ")
        if not typed:
            break
        names = re.split(r"[,\s]+", typed)
        for name in names:
            if name not in form.fields():
                click.echo(f"  {quote(name)} is none of these")
        form.ask_all([name for name in names if name in form.fields()])
    return asked
