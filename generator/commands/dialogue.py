"""A dialogue: the answers of a form asked for at a terminal, each judged when given and asked for again."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import click
from pydantic import BaseModel

from generator.commands.answers import is_list, known, part_of, problems_of_key, unknown, value_of
from generator.commands.entry_form import Desk, Form
from generator.commands.prompt import NEEDED, prompt
from generator.commands.question import UP, about, is_next, label
from generator.kinds import BY_NAME, Kind
from generator.lookup import advice
from generator.problems import printable, quote

# Makes an entry of a kind from what was typed, under an id, and returns its id.
Maker = Callable[[Desk, Kind, dict[str, tuple[str, ...]], str], str]


@dataclass
class Dialogue(Form):
    """A form whose answers are asked for at a terminal; ``make`` makes what is missing on the way."""

    make: Maker = field(kw_only=True)

    def ask_all(self, names: list[str]) -> None:
        """Ask for one field after another; the draft names those that are still open."""
        self.open = list(names)
        if self.values:
            self.keep()
        for name in names:
            self.ask(name)

    def ask(self, name: str) -> None:
        """Ask for one field until the answer is right, or empty where it may be."""
        schema = self.kind.schema
        required = schema.model_fields[name].is_required()
        hint = about(schema, name, is_needed=required)
        while True:
            part = part_of(schema, name)
            if part:
                value: Any = self._parts(part, name, hint)
            else:
                default = self.day_in_address() if name == "published" else ""
                before = self.values.get(name, default)
                text = ", ".join(map(str, before)) if isinstance(before, list) else str(before)
                is_refused = name in self.refused
                question = f"{label(name)}: {hint}{UP if is_refused else ''}\n"
                typed = prompt(question, "> ", "" if is_refused else text, text if is_refused else "")
                value = value_of(schema, name, (typed,))
            if value in ("", [], {}):
                self.values.pop(name, None)
                if not required:
                    self.refused.discard(name)
                    self.close(name)
                self.keep()
                if not required:
                    return
                click.echo(NEEDED)
                continue
            self._make_sources(name, value)
            wrong = self.judge(name, value)
            is_missing = wrong and all(line.startswith("unknown-") for line in wrong)
            if is_missing and self._make_missing(name):
                wrong = self.judge(name, value)
            if not wrong:
                self.close(name)
                self.keep()
                return
            for line in wrong:
                click.echo(printable(f"  {line}"))

    def ask_key(self) -> None:
        """Ask for the id, which shows it before it is permanent."""
        default = self.key or self.default_key()
        if self.key and self.is_taken():
            default = ""
        while True:
            self.key = prompt("Id: it never changes once it is published\n", "> ", default)
            if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.key) and len(self.key) <= 100:
                self.keep()
                return
            bad = "  bad-id an id must be lower-case letters and digits in words joined by hyphens"
            click.echo(bad if self.key else NEEDED)

    def _parts(self, part: type[BaseModel], name: str, hint: str) -> Any:  # noqa: ANN401
        """Ask for the parts that a field holds, one after another; those that it has already can be kept with Enter."""
        click.echo(f"{label(name)}: {hint}")
        there = self.values.get(name) or []
        if not is_list(self.kind.schema, name):
            return self._part(part, name, there if isinstance(there, dict) else {}, lambda one: one)
        found: list[dict[str, Any]] = []
        kept = [each for each in there if isinstance(each, dict)] if isinstance(there, list) else []
        while True:
            before = kept[len(found)] if len(found) < len(kept) else {}
            one = self._part(part, name, before, lambda one: [*found, one, *kept[len(found) + 1 :]])
            if not one:
                return [*found, *kept[len(found) + 1 :]]
            found.append(one)
            if len(found) >= len(kept) and not click.confirm("Another one?", default=False):
                return found

    def _part(
        self, part: type[BaseModel], name: str, before: dict[str, Any], whole: Callable[[dict[str, Any]], Any]
    ) -> dict[str, Any]:
        """Ask for the keys of one part: those that it needs, then others that are wanted.

        Each answer is judged when given, and kept as a part of the ``whole`` field. With nothing at the first key
        there is no part.
        """
        one = {key: value for key, value in before.items() if key in part.model_fields}

        for key, each in part.model_fields.items():
            if each.is_required() or key in before or is_next(name, key, one):
                self._key(part, name, key, one, whole)
                if not one:
                    return one
        more = [key for key in part.model_fields if key not in one]
        while more:
            typed = prompt(f"  More of it, or Enter for none ({', '.join(more)})\n", "  > ")
            if not typed:
                break
            for key in re.split(r"[,\s]+", typed):
                if key in more:
                    self._key(part, name, key, one, whole)
                else:
                    click.echo(f"  {quote(key)} is none of these")
            more = [key for key in more if key not in one]
        return one

    def _key(
        self, part: type[BaseModel], name: str, key: str, one: dict[str, Any], whole: Callable[[dict[str, Any]], Any]
    ) -> None:
        """Ask for one key of the part ``one`` until it has an answer or may be without, and keep each answer."""
        while True:
            is_needed = part.model_fields[key].is_required() and bool(one.keys() - {key})
            value = self._inner(part, name, key, one.get(key), is_needed=is_needed)
            is_none = value in ("", [], {})
            if is_none:
                one.pop(key, None)
            else:
                one[key] = value
            self.values[name] = whole(one)
            self.keep()
            if not is_none or not is_needed:
                return
            click.echo(NEEDED)

    def _inner(self, part: type[BaseModel], name: str, key: str, before: Any, *, is_needed: bool) -> Any:  # noqa: ANN401
        """Ask for one key of a part until the answer is right, or empty where it may be."""
        field = part.model_fields[key]
        if inner := part_of(part, key):
            click.echo(f"  {label(key)}: {field.description or ''}")
            one = self._part(inner, name, before if isinstance(before, dict) else {}, lambda _: self.values.get(name))
            return [one] if one and is_list(part, key) else one
        hint = about(part, key, is_needed=is_needed)
        refused = ""
        default = ", ".join(before) if isinstance(before, list) else before or ""
        while True:
            typed = prompt(f"  {label(key)}: {hint}{UP if refused else ''}\n", "  > ", default, refused)
            value = value_of(part, key, (typed,))
            if value in ("", []):
                return value
            value = known(self.kind, name, {key: value}, self.desk.lookup)[key]
            wrong = [f"{p.code} {p.must}; {p.found}; {p.do}" for p in problems_of_key(part, key, value)]
            if not wrong and not (wrong := self._unknown(name, key, value)):
                return value
            for line in wrong:
                click.echo(printable(f"  {line}"))
            default, refused = "", typed

    def _unknown(self, name: str, key: str, value: Any) -> list[str]:  # noqa: ANN401
        """Return what is wrong with names in one key of a part; offer to make what is missing."""
        one = [{key: value}] if is_list(self.kind.schema, name) else {key: value}
        wrong = []
        for kind, missing in unknown(self.kind, name, one, self.desk.lookup):
            if not self._offer(kind, missing):
                thing = BY_NAME[kind]
                wrong.append(f"unknown-{thing.singular} {thing.must_exist}; found {quote(missing)}; give another")
        return wrong

    def _make_sources(self, name: str, value: Any) -> None:  # noqa: ANN401
        """Make a source for each address that was given in the place of an id."""
        if name != "sources" or not isinstance(value, list):
            return
        for index, item in enumerate(value):
            if "://" in item:
                there = self.desk.lookup.source_at(item)
                if not there:
                    click.echo(f"{item} is not recorded yet; first its source.")
                    there = self.make(self.desk, BY_NAME["sources"], {"url": (item,)}, "")
                value[index] = there

    def _make_missing(self, name: str) -> bool:
        """Offer to make each entry that an answer names and that is not there; tell whether one was made."""
        missing = unknown(self.kind, name, self.values.get(name), self.desk.lookup)
        return sum(self._offer(kind, key) for kind, key in missing) > 0

    def _offer(self, kind: str, key: str) -> bool:
        """Offer to make the entry ``key``, which is not there; tell whether it was made."""
        thing = BY_NAME[kind]
        click.echo(printable(f"  No {thing.singular} has the id {quote(key)}; {advice(self.desk.lookup, kind, key)}"))
        if not click.confirm(f"  Make the {thing.singular} {quote(key)} now?", default=False):
            return False
        self.make(self.desk, thing, {"code": (key,)} if thing.key == "code" else {}, key)
        return True
