"""Random edits of a small project: every kind of data file, the pages and theme of ``docs/``, the settings, the day."""

import random
from collections.abc import Callable
from pathlib import Path

FIRST = "2025-03-03-us-sets-duty-on-norway"
SECOND = "2025-04-02-norway-disputes-the-duty"

Edit = Callable[[Path, random.Random], None]


def event(root: Path, key: str) -> Path:
    return root / "data" / "events" / key[:4] / f"{key}.yml"


def replace(path: Path, old: str, new: str) -> None:
    """Replace the first ``old`` in a file, where the file and the text are there."""
    if path.exists():
        path.write_text(path.read_text().replace(old, new, 1))


def in_file(name: str, old: str, new: str) -> Edit:
    """Return an edit that replaces ``old`` in a file by ``new`` and a number."""
    return lambda root, draw: replace(root / name, old, f"{new}{draw.randint(0, 9)} ")


def add_event(root: Path, draw: random.Random) -> None:
    """Add an event like the second one, on another day, which follows it or the first one."""
    key = f"2025-05-{draw.randint(1, 28):02}-statement-{draw.randint(0, 999):03}"
    text = event(root, SECOND).read_text()
    text = text.replace("date: 2025-04-02", f"date: {key[:10]}").replace("on 2 April 2025", "that day")
    text = text.replace("checked: 2025-05-01", f"checked: {max('2025-05-01', key[:10])}")
    text = text.replace("kind: statement", f"kind: {draw.choice(['call', 'talks', 'meeting', 'report'])}")
    text = text.replace(f"follows: [{FIRST}]", f"follows: [{draw.choice([FIRST, SECOND])}]")
    event(root, key).write_text(text.replace("title: Norway", f"title: Round {key[-3:]}, Norway"))


def added_events(root: Path) -> list[Path]:
    return sorted((root / "data" / "events" / "2025").glob("*-statement-*"))


def remove_event(root: Path, draw: random.Random) -> None:
    if files := added_events(root):
        draw.choice(files).unlink()


def rename_event(root: Path, draw: random.Random) -> None:
    if files := added_events(root):
        path = draw.choice(files)
        path.rename(path.with_name(path.name.replace("-statement-", "-statement-again-")))


def withdraw_event(root: Path, draw: random.Random) -> None:
    if files := added_events(root):
        path = draw.choice(files)
        if "withdrawn:" not in path.read_text():
            path.write_text(f"{path.read_text()}withdrawn: {{date: 2025-06-01, reason: It was a mistake.}}\n")


def correct_event(root: Path, draw: random.Random) -> None:
    if files := added_events(root):
        path = draw.choice(files)
        if "revisions:" not in path.read_text():
            path.write_text(
                f"{path.read_text()}revisions: [{{date: 2025-06-02, kind: correction, reason: The day.}}]\n"
            )


def put_measure_first(root: Path, draw: random.Random) -> None:
    """Put a measure before all others: what counts measures has other numbers then."""
    path = root / "data" / "measures.yml"
    entry = "title: Another\n  by: US\n  applies_to: [all]\n  goods: ships\n  topics: [tariffs]\n"
    path.write_text(f"- id: another-{draw.randint(0, 999999)}\n  {entry}{path.read_text()}")


def add_source(root: Path, draw: random.Random) -> None:
    """Give the first event one more source."""
    key = f"2025-03-{draw.randint(4, 28):02}-example-wire-{draw.randint(0, 999):03}"
    text = "publisher: example-wire\ntitle: More on the duty\npublished: {}\nopened: 2025-05-01\n"
    (root / "data" / "sources" / "2025" / f"{key}.yml").write_text(text.format(key[:10]))
    replace(event(root, FIRST), "sources: [", f"sources: [{key}, ")


EDITS: tuple[Edit, ...] = (
    add_event,
    add_event,
    remove_event,
    rename_event,
    withdraw_event,
    correct_event,
    put_measure_first,
    add_source,
    in_file(f"data/events/2025/{FIRST}.yml", "Norwegian goods", "goods of Norway "),
    in_file(f"data/events/2025/{SECOND}.yml", "would go on", "would go on, he said "),
    in_file(f"data/events/2025/{SECOND}.yml", "not sold below cost.", "not cheap "),
    lambda root, draw: replace(event(root, FIRST), "percent: 10", f"percent: 1{draw.randint(0, 9)}"),
    lambda root, draw: replace(event(root, FIRST), "due: 2025-06-01", f"due: 2025-06-0{draw.randint(1, 9)}"),
    in_file("data/sources/2025/2025-04-02-ministry-oslo-answers.yml", "title: ", "title: No "),
    in_file("data/sources/2025/2025-03-03-example-times-duty-set.yml", "title: ", "title: No "),
    in_file("data/publishers.yml", "Ministry of", "Ministry "),
    in_file("data/publishers.yml", "Example Times", "Example Times "),
    in_file("data/people.yml", "Ola Nordmann", "Ola N "),
    in_file("data/people.yml", "Minister of", "Minister "),
    in_file("data/countries.yml", "name: Norway", "name: Norway "),
    in_file("data/topics.yml", "about: ", "about: No "),
    in_file("data/topics.yml", "name: ", "name: No "),
    in_file("data/deadlines.yml", "title: End", "title: The end "),
    in_file("data/deadlines.yml", "about: The", "about: A "),
    in_file("data/measures.yml", "title: US duty", "title: Duty "),
    in_file("data/agreements.yml", "title: US-Norway", "title: Norway-US "),
    in_file("data/glossary.yml", "means: ", "means: No "),
    in_file("seeds/2025-03-03-example-times-duty-set.yml", "says: ", "says: No "),
    in_file("docs/about.md", "\n\n", "\n\nLine "),
    lambda root, draw: replace(root / "docs" / "assets" / "briefing.css", "\n", f"\n/* {draw.randint(0, 9)} */\n"),
    lambda root, draw: replace(root / "docs" / "overrides" / "main.html", "og:type", f"og:type{draw.randint(0, 9)}"),
    in_file("mkdocs.yml", "Trade talks briefing", "Trade talks "),
)
