"""Scaffolding: a new entry by asking, with what is missing made on the way."""

import re
from pathlib import Path
from typing import Any

import click

from generator.commands.dialogue import Dialogue
from generator.commands.entry_form import Desk, end
from generator.kinds import Kind
from generator.problems import as_text, printable, quote, worst

# Asked for, though an entry may be without it.
_ASKED_TOO = {
    "events": ("people", "follows"),
    "sources": ("url", "title", "published"),
    "publishers": ("country",),
    "people": ("native_name",),
}


def make(
    desk: Desk,
    kind: Kind,
    typed: dict[str, tuple[str, ...]],
    key: str = "",
    draft: Path | None = None,
    kept: dict[str, Any] | None = None,
) -> str:
    """Make an entry of ``kind`` from what was ``typed`` as flags and by asking; return its id."""
    form = Dialogue(desk, kind, dict(kept or {}), key, draft, make=make)
    wrong = form.take(typed)
    for name, value in (kept or {}).items():
        wrong += form.judge(name, value) if name not in typed else []
    if wrong and not desk.asks:
        click.echo("".join(printable(line) + "\n" for line in wrong), nl=False, err=True)
        end(_kept_words(kind))
    for line in wrong:
        click.echo(printable(line))
    asked = _ask(form, wrong) if desk.asks else False
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
        for name in wrong_fields:
            form.ask(name)


def _ask(form: Dialogue, wrong: list[str]) -> bool:
    """Ask for what is missing or wrong, and for more; tell whether anything was asked."""
    asked = bool(wrong)
    bad = {name for name in form.fields() if name in form.values and form.judge(name, form.values[name])}
    needed = [*form.missing(), *(name for name in form.fields() if name in bad)]
    if form.kind.name == "sources" and "url" not in form.values:
        form.ask("url")
        asked = True
    wanted = [n for n in form.fields() if n in needed or (n in _ASKED_TOO.get(form.kind.name, ()) and needed)]
    if form.kind.name == "sources":
        if "publisher" in form.values:
            click.echo(f"Publisher: {form.values['publisher']}")
        wanted = [n for n in ("publisher", "title", "published") if n in bad or n not in form.values]
    for name in wanted:
        if name in bad or name not in form.values:
            form.ask(name, form.day_in_address() if name == "published" else "")
            asked = True
    while asked:
        more = [name for name in form.fields() if name not in form.values]
        typed = click.prompt(
            f"More, or Enter for none ({', '.join(more)})\n", prompt_suffix="> ", default="", show_default=False
        ).strip()
        if not typed:
            break
        for name in re.split(r"[,\s]+", typed):
            form.ask(name) if name in form.fields() else click.echo(f"  {quote(name)} is none of these")
    return asked
