"""``briefing new``: write a valid event file from answers to a few questions, or from flags for scripts."""

import datetime as dt
import re
import unicodedata
from pathlib import Path
from typing import get_args

import click
import yaml

from generator.commands import options
from generator.pipeline.load import problems_of_new_file
from generator.problems import as_text, worst
from generator.schema.event import EventKind

_SLUG_LENGTH = 70


@click.command()
@click.option("--title", prompt="Title (who does what, at most 90 characters)")
@click.option("--date", prompt="Day it happened (YYYY-MM-DD)")
@click.option("--kind", prompt="Kind", type=click.Choice(get_args(EventKind)))
@click.option("--countries", prompt="Countries, the acting one first (like US, CN)")
@click.option("--topics", prompt="Topics, the main one first (ids of data/topics.yml)")
@click.option("--summary", prompt="Summary (200 to 700 characters: what happened, who says so, when)")
@click.option("--sources", prompt="Sources (ids of records in data/sources)")
@click.option("--people", default="", help="Ids of people, separated by commas.")
@click.option("--follows", default="", help="Ids of earlier events that this one answers.")
@click.option("--precision", default="", help="month, quarter or year, where the day is not known.")
@click.option("--ends", default="", help="Last day of an event of several days.")
@click.option("--time", default="", help="Local time of day (HH:MM), with --timezone.")
@click.option("--timezone", default="", help="IANA time zone, like America/New_York.")
@click.option("--id", "words", default="", help="The words of the id after the date. Default: from the title.")
@options.as_of
@options.root
def new(
    title: str,
    date: str,
    kind: str,
    countries: str,
    topics: str,
    summary: str,
    sources: str,
    people: str,
    follows: str,
    precision: str,
    ends: str,
    time: str,
    timezone: str,
    words: str,
    as_of: dt.date,
    root: Path,
) -> None:
    """Write data/events/YEAR/ID.yml. If an answer is not valid, say what must hold and write nothing."""
    answers: dict[str, object] = {"title": title, "date": date, "precision": precision, "ends": ends}
    answers |= {"time": time, "timezone": timezone, "kind": kind}
    answers |= {"countries": _items(countries), "topics": _items(topics), "summary": summary.strip()}
    answers |= {"sources": _items(sources), "people": _items(people), "follows": _items(follows)}
    answers |= {"recorded": as_of.isoformat()}
    path = f"data/events/{date[:4]}/{date}-{slug(words or title)}.yml"
    text = event_text(answers)
    problems = problems_of_new_file(root, path, text, as_of)
    if (root / path).exists():
        click.echo(f"{path} exists already; choose other words with --id.", err=True)
        raise SystemExit(1)
    click.echo(as_text(problems), nl=False, err=True)
    if worst(problems) == "error":
        click.echo("Nothing was written.", err=True)
        raise SystemExit(1)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    click.echo(f"{path} written; add accounts, deadlines and steps by hand, then run “briefing check”.")


def event_text(answers: dict[str, object]) -> str:
    """Return the YAML of an event: each key on a line of its own, lists in brackets, empty values left out."""
    lines = []
    for key, value in answers.items():
        if value in ("", []):
            continue
        flow = isinstance(value, list)
        dumped = yaml.safe_dump(
            {key: value}, allow_unicode=True, width=110, default_flow_style=None if flow else False, sort_keys=False
        )
        lines.append(re.sub(r"^((?:date|ends|recorded): )'([0-9-]+)'$", r"\1\2", dumped, flags=re.MULTILINE))
    return "".join(lines)


def slug(title: str) -> str:
    """Return the words of an id from a title: ASCII letters and digits joined by hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", re.sub("['\u2019]", "", title)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    found = ""
    for word in words:
        if len(found) + len(word) >= _SLUG_LENGTH:
            break
        found = f"{found}-{word}" if found else word
    return found or "event"


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]
