"""The form of a new entry: its answers are judged when given, kept in a draft, and written as a valid entry."""

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import click

from generator.commands.answers import (
    known,
    problems_of,
    unknown,
    value_of,
)
from generator.commands.entry_text import entry_text, slug, with_entry
from generator.commands.revision_text import dump
from generator.kinds import BY_NAME, Kind
from generator.lookup import Lookup, advice
from generator.pipeline.load import problems_of_text
from generator.pipeline.read import read_records
from generator.problems import Problem, printable, quote, worst
from generator.settings import read_settings
from generator.store import Store

# What is written by the program, or belongs to the later life of an entry.
NOT_ASKED = ("id", "recorded", "checked", "moved_from", "formerly", "revisions", "withdrawn", "title_sought")
# Asked for, though an entry may be without it.
ASKED_TOO = {
    "events": ("people", "follows"),
    "sources": ("url", "title", "published"),
    "publishers": ("country",),
    "people": ("native_name",),
}
_DAY_IN_ADDRESS = re.compile(
    r"(?<!\d)(20\d\d)(?:[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])|/([1-9])/([1-9]|[12]\d|3[01]))(?!\d)"
)


@dataclass
class Desk:
    """Where entries are made: the project, the day, whether a person can be asked, and what the record holds."""

    root: Path
    as_of: dt.date
    asks: bool
    lookup: Lookup = field(init=False)

    def __post_init__(self) -> None:
        self.read()

    @property
    def store(self) -> Store:
        """The store of parsed files."""
        return Store(read_settings(self.root, self.as_of).cache)

    def read(self) -> None:
        """Read the record, again after an entry was written."""
        self.lookup = Lookup(read_records(self.root, self.store)[0])


class Kept(NamedTuple):
    """What was answered before: the answers, the id, and the fields that are still to be asked for, if any were."""

    answers: dict[str, Any]
    key: str = ""
    open: list[str] | None = None


@dataclass
class Form:
    """The answers for one entry; ``draft`` is where they are kept until it is written.

    ``open`` are the fields that are still to be asked for, None before any was; ``refused`` are those whose answer is
    wrong.
    """

    desk: Desk
    kind: Kind
    values: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    draft: Path | None = None
    open: list[str] | None = None
    refused: set[str] = field(default_factory=set)

    def fields(self) -> list[str]:
        """Return the fields that can be answered, in the order of the schema."""
        return [name for name in self.kind.schema.model_fields if name not in NOT_ASKED]

    def take(self, typed: dict[str, tuple[str, ...]]) -> list[str]:
        """Take what was typed as flags, an empty one to take back an answer; return what is wrong, a line each."""
        wrong: list[str] = []
        for name, texts in typed.items():
            self.close(name)
            if not any(text.strip() for text in texts):
                self.values.pop(name, None)
                continue
            wrong += self.judge(name, value_of(self.kind.schema, name, texts))
        return wrong

    def judge(self, name: str, value: Any) -> list[str]:  # noqa: ANN401
        """Keep ``value`` as the answer for a field, and return what is wrong with it."""
        if self.kind.name == "events" and name == "date" and (period := _period(value)):
            value, self.values["precision"] = period
        value = known(self.kind, name, value, self.desk.lookup)
        self.values[name] = value
        self.keep()
        wrong = [f"{p.code} {p.must}; {p.found}; {p.do}" for p in problems_of(self.kind, name, value)]
        for kind, key in () if wrong else unknown(self.kind, name, value, self.desk.lookup):
            do = advice(self.desk.lookup, kind, key)
            wrong.append(f"unknown-{BY_NAME[kind].singular} {BY_NAME[kind].must_exist}; found {quote(key)}; {do}")
        if self.kind.name == "sources" and name == "url" and (there := self.desk.lookup.source_at(str(value))):
            wrong.append(f"double-address a page must be one source; found it as {quote(there)}; cite that")
        if name == "url" and not wrong and len(owners := self.desk.lookup.publishers_of(str(value))) == 1:
            self.values.setdefault("publisher", next(iter(owners)))
        if wrong:
            self.refused.add(name)
        else:
            self.refused.discard(name)
        return wrong

    def close(self, name: str) -> None:
        """Note that a field need not be asked for any more."""
        if self.open:
            self.open = [each for each in self.open if each != name]

    def keep(self) -> None:
        """Write the answers to the draft."""
        if self.draft:
            self.draft.parent.mkdir(parents=True, exist_ok=True)
            answers = {name: value for name, value in self.values.items() if value}
            kept = {"entry": self.kind.singular, "id": self.key, "answers": answers}
            if self.open is not None:
                kept["open"] = self.open
            self.draft.write_text(dump(kept, flow=False, width=1_000_000), encoding="utf-8")

    def missing(self) -> list[str]:
        """Return the required fields that have no answer."""
        fields = self.kind.schema.model_fields
        needed = [name for name in self.fields() if fields[name].is_required()]
        return [name for name in needed if self.values.get(name) in (None, "", [])]

    def default_key(self) -> str:
        """Return the id that the answers suggest, "" where they suggest none."""
        values = self.values
        words = slug(str(next((values[name] for name in ("title", "name", "term") if values.get(name)), "")))
        if self.kind.name == "events":
            return f"{values['date']}-{words}" if words else ""
        if self.kind.name == "sources":
            words = slug(str(values.get("title", "")), 40)
            parts = (values.get("published"), values.get("publisher"), words)
            return "-".join(part for part in parts if part) if words else ""
        return words

    def path(self) -> str:
        """Return where the entry lies."""
        day = self.values.get("date" if self.kind.name == "events" else "published", "")
        return self.kind.place.replace("YEAR", str(day)[:4] or "undated").replace("ID", self.key)

    def is_taken(self) -> bool:
        """Tell whether another entry has the id."""
        is_there = self.key in self.desk.lookup.records[self.kind.name]
        return is_there or (not self.kind.is_list and (self.desk.root / self.path()).exists())

    def write(self) -> tuple[list[Problem], list[str]]:
        """Write the entry if it has no errors; return its problems, and the fields that have errors."""
        if self.kind.name == "events":
            self.values |= {"recorded": self.desk.as_of.isoformat(), "checked": self.desk.as_of.isoformat()}
        if self.kind.name == "sources":
            self.values.setdefault("opened", self.desk.as_of.isoformat())
        if self.kind.is_list and self.kind.key == "id":
            self.values = {"id": self.key, **self.values}
        path = self.path()
        file = self.desk.root / path
        text = entry = entry_text(self.kind, path, self.values)
        if self.kind.is_list:
            there = file.read_text(encoding="utf-8") if file.is_file() else ""
            text = with_entry(there, self.kind, self.key, entry)
        first = text[: text.index(entry)].count("\n") + 1
        found = problems_of_text(self.desk.root, path, text, self.desk.as_of, self.desk.store)
        within = range(first, first + 1 + entry.count("\n"))
        found = [problem for problem in found if problem.line in within and problem.code != "unused"]
        if worst(found) == "error":
            lines = entry.splitlines()
            faulty = [_field_at(lines, p.line - first) for p in found if p.severity == "error"]
            return found, [name for name in self.fields() if name in faulty]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        if self.draft:
            self.draft.unlink(missing_ok=True)
        self.desk.read()
        return found, []

    def day_in_address(self) -> str:
        """Return the day that stands in the address, "" where none does."""
        found = _DAY_IN_ADDRESS.search(str(self.values.get("url", "")))
        return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def draft_of(kind: Kind) -> str:
    """Return the file in which the answers for an entry of ``kind`` are kept until it is written."""
    return f"build/new-{kind.singular}.yml"


def _field_at(lines: list[str], index: int) -> str:
    """Return the field of an entry to which one of its ``lines`` belongs."""
    for line in reversed(lines[: index + 1]):
        if found := re.match(r"(?:- |  )?([a-z_]+):", line if not line.startswith("    ") else ""):
            return found[1]
    return ""


def _period(value: object) -> tuple[str, str] | None:
    """Return the first day and the precision of a month, a quarter or a year."""
    found = re.fullmatch(r"((?:19|20)[0-9]{2})(?:-?Q([1-4])|-(0[1-9]|1[0-2]))?", str(value))
    if not found:
        return None
    year, quarter, month = found.groups()
    number = int(quarter) * 3 - 2 if quarter else int(month or 1)
    return f"{year}-{number:02}-01", "quarter" if quarter else "month" if month else "year"


def end(sentence: str) -> NoReturn:
    """Say why nothing more is done, and end."""
    click.echo(printable(f"{sentence}."), err=True)
    raise SystemExit(1)
