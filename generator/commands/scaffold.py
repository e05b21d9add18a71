"""Scaffolding: a new entry by asking, with what is missing made on the way."""

import re
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

from generator.commands.answers import choices, is_list, part_of, unknown, value_of
from generator.commands.entry_form import Desk, Form, end
from generator.kinds import BY_NAME, Kind
from generator.lookup import advice
from generator.problems import printable, quote

# Asked for, though an entry may be without it.
_ASKED_TOO = {
    "events": ("people", "follows"),
    "sources": ("url", "title", "published"),
    "publishers": ("country",),
    "people": ("native_name",),
}


class Dialogue(Form):
    """A form whose answers are asked for at a terminal."""

    def ask(self, name: str, default: str = "") -> None:
        """Ask for one field until the answer is right, or empty where it may be."""
        schema = self.kind.schema
        about = schema.model_fields[name].description or ""
        if words := choices(schema, name):
            about = f"{about} One of {', '.join(words)}."
        required = schema.model_fields[name].is_required()
        hint = "" if required else " (Enter for none)"
        while True:
            part = part_of(schema, name)
            if part:
                value: Any = self._parts(part, name, about)
            else:
                typed = click.prompt(
                    f"{_label(name)}: {about}{hint}\n", prompt_suffix="> ", default=default, show_default=bool(default)
                )
                value = value_of(schema, name, (typed,))
            if value in ("", []):
                self.values.pop(name, None)
                if not required:
                    return
                continue
            self._make_sources(name, value)
            wrong = self.judge(name, value)
            if not wrong or (self._make_missing(name) and not (wrong := self.judge(name, value))):
                return
            for line in wrong:
                click.echo(printable(f"  {line}"))

    def ask_key(self) -> None:
        """Ask for the id, which shows it before it is permanent."""
        while True:
            default = self.default_key()
            text = "Id: it never changes once it is published\n"
            self.key = click.prompt(text, prompt_suffix="> ", default=default or None)
            if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.key) and len(self.key) <= 100:
                self.keep()
                return
            click.echo("  bad-id an id must be lower-case letters and digits in words joined by hyphens")

    def _parts(self, part: type[BaseModel], name: str, about: str) -> Any:  # noqa: ANN401
        click.echo(f"{_label(name)}: {about}")
        many, found = is_list(self.kind.schema, name), []
        while True:
            one: dict[str, Any] = {}
            for key, each in part.model_fields.items():
                words = choices(part, key)
                hint = f" One of {', '.join(words)}." if words else ""
                none = "" if each.is_required() else " (Enter for none)"
                shown = f"  {_label(key)}: {each.description or ''}{hint}{none}\n"
                typed = click.prompt(
                    shown, prompt_suffix="  > ", default=None if each.is_required() else "", show_default=False
                )
                if value := value_of(part, key, (typed,)):
                    one[key] = value
            found.append(one)
            if not many:
                return one
            if not click.confirm("Another one?", default=False):
                return found

    def _make_sources(self, name: str, value: Any) -> None:  # noqa: ANN401
        """Make a source for each address that was given in the place of an id."""
        if name != "sources" or not isinstance(value, list):
            return
        for index, item in enumerate(value):
            if "://" in item:
                there = self.desk.lookup.source_at(item)
                if not there:
                    click.echo(f"{item} is not recorded yet; first its source.")
                    there = make(self.desk, BY_NAME["sources"], {"url": (item,)})
                value[index] = there

    def _make_missing(self, name: str) -> bool:
        """Offer to make each entry that an answer names and that is not there; tell whether one was made."""
        made = False
        for kind, key in unknown(self.kind, name, self.values.get(name), self.desk.lookup):
            thing = BY_NAME[kind]
            click.echo(
                printable(f"  No {thing.singular} has the id {quote(key)}; {advice(self.desk.lookup, kind, key)}")
            )
            if click.confirm(f"  Make the {thing.singular} {quote(key)} now?", default=False):
                make(self.desk, thing, {"code": (key,)} if thing.key == "code" else {}, key=key)
                made = True
        return made


def make(
    desk: Desk,
    kind: Kind,
    typed: dict[str, tuple[str, ...]],
    key: str = "",
    draft: Path | None = None,
    kept: dict[str, Any] | None = None,
) -> str:
    """Make an entry of ``kind`` from what was ``typed`` as flags and by asking; return its id."""
    form = Dialogue(desk, kind, dict(kept or {}), key, draft)
    wrong = form.take(typed)
    for name, value in (kept or {}).items():
        wrong += form.judge(name, value) if name not in typed else []
    if wrong and not desk.asks:
        click.echo("".join(printable(line) + "\n" for line in wrong), nl=False, err=True)
        end("Nothing was written; the answers are kept: “briefing new --again”, with a flag for each to change")
    for line in wrong:
        click.echo(printable(line))
    asked = _ask(form, wrong) if desk.asks else False
    if missing := form.missing():
        fields = kind.schema.model_fields
        needed = "; ".join(f"--{name.replace('_', '-')} ({fields[name].description})" for name in missing)
        raise click.UsageError(f"These flags are missing: {needed}")
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
    click.echo(f"{form.write()} written")
    return form.key


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


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()
