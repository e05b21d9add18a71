"""``briefing intake``: what public feeds announce that may belong in the record. It writes nothing."""

import datetime as dt
import json
import shlex
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from generator.commands import options
from generator.commands.feeds import Entry, FeedError, read_feed
from generator.commands.library import library_or_exit
from generator.lookup import Lookup
from generator.lookup.hosts import page
from generator.lookup.mentions import Mentions
from generator.pipeline.read import read_records
from generator.problems import printable
from generator.settings import read_settings
from generator.store import Store
from generator.text.formats import plural
from generator.text.markdown import autolink, code_span


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ``entry`` of a feed that names ``countries`` (codes) and ``topics`` (ids) of the record."""

    entry: Entry
    countries: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def commands(self) -> tuple[str, str]:
        """The commands that take it up: for its source, and for an event."""
        day = f" --date {self.entry.day}" if self.entry.day else ""
        about = f"--countries {','.join(self.countries)} --topics {','.join(self.topics)}"
        return f"briefing new source {shlex.quote(self.entry.url)}", f"briefing new event{day} {about}"


@click.command()
@click.argument("feeds", nargs=-1)
@click.option(
    "--format", "style", type=click.Choice(["text", "json", "markdown"]), default="text", help="Default: text."
)
@click.option("--days", type=click.IntRange(1), default=14, show_default=True, help="Leave out entries that are older.")
@options.as_of
@options.root
def intake(*, feeds: tuple[str, ...], style: str, days: int, as_of: dt.date, root: Path) -> None:
    """List what public feeds announce and the record lacks.

    FEEDS are files or https addresses; without any, those listed in data/site.yml are asked. An entry is kept if it
    names a country and a topic of the record, and its page is no source yet. Nothing is written: each comes with the
    commands that take it up.
    """
    if find_spec("feedparser") is None:
        raise click.UsageError("feedparser is needed to read feeds; “make test-setup” installs it")
    masthead = library_or_exit(root, as_of).masthead
    places = feeds or masthead.feeds
    if not places:
        raise click.UsageError("no feeds are listed under “feeds:” in data/site.yml; list some, or name a file")
    entries, faults = _read_all(places)
    found = _candidates(root, entries, as_of - dt.timedelta(days=days))
    write = {"text": _text, "json": _json, "markdown": _markdown}[style]
    click.echo(write(found, faults), nl=False)
    for fault in faults:
        click.echo(printable(fault), err=True)
    if len(faults) == len(places):
        raise SystemExit(3)


def _read_all(places: tuple[str, ...]) -> tuple[list[Entry], list[str]]:
    entries: list[Entry] = []
    faults = []
    for place in places:
        try:
            entries += read_feed(place)
        except FeedError as error:
            faults.append(f"{error}.")
    return entries, faults


def _candidates(root: Path, entries: list[Entry], first: dt.date) -> list[Candidate]:
    """Return the entries since the day ``first`` that may belong in the record at ``root``, each once, newest first."""
    records, _ = read_records(root, Store(read_settings(root, first).cache))
    lookup, mentions = Lookup(records), Mentions(records)
    found: dict[str, Candidate] = {}
    for entry in entries:
        text = f"{entry.title}\n{entry.text}"
        candidate = Candidate(entry, mentions.countries(text), mentions.topics(text))
        is_old = entry.day is not None and entry.day < first
        if candidate.countries and candidate.topics and not is_old and not lookup.source_at(entry.url):
            found.setdefault(page(entry.url), candidate)
    return sorted(found.values(), key=lambda each: (each.entry.day or dt.date.min, each.entry.url), reverse=True)


def _json(found: list[Candidate], faults: list[str]) -> str:
    rows = [
        {
            "title": each.entry.title,
            "url": each.entry.url,
            "date": each.entry.day.isoformat() if each.entry.day else None,
            "countries": each.countries,
            "topics": each.topics,
            "commands": each.commands,
        }
        for each in found
    ]
    return json.dumps({"candidates": rows, "faults": faults}, ensure_ascii=False, indent=1) + "\n"


def _text(found: list[Candidate], _faults: list[str]) -> str:
    lines = [plural(len(found), "candidate")]
    for each in found:
        about = f"{', '.join(each.countries)}; {', '.join(each.topics)}"
        lines += [
            "",
            f"{each.entry.day or 'no date'}  {each.entry.title} ({about})",
            *(f"  {c}" for c in each.commands),
        ]
    return "\n".join(lines) + "\n"


def _markdown(found: list[Candidate], faults: list[str]) -> str:
    """Return the candidates for an issue. What feeds say stands in code, where it means nothing to GitHub."""
    total = plural(len(found), "entry", "entries")
    lines = [f"{total} of public feeds name a country and a topic of the record. Read each before it is entered.", ""]
    for each in found:
        about = f"{', '.join(each.countries)}; {', '.join(each.topics)}"
        lines += [
            f"- [ ] {each.entry.day or 'no date'} {code_span(each.entry.title)} {about} {autolink(each.entry.url)}",
            *(f"    - {code_span(command)}" for command in each.commands),
        ]
    if faults:
        lines += ["", "Feeds that could not be read:", "", *(f"- {code_span(fault)}" for fault in faults)]
    return "\n".join(lines) + "\n"
