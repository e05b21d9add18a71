"""A record in which hostile words stand in every kind of text field, one text at a time in each."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry
import yaml

from generator.loading.characters import hidden_in, is_normal
from generator.text.rich_text import link_targets
from tests.projects import CASES

PAYLOADS: dict[str, list[str]] = json.loads((CASES / "hostile.json").read_text())
FILL = (
    " The words before this sentence stand for what a stranger may type into a summary; they are shown as typed, and "
    "this sentence makes them long enough to pass the rule of two hundred characters, no more than that."
)
_FIRST = dt.date(2025, 5, 1)
_CODES = sorted({country.alpha_2 for country in pycountry.countries} - {"CN", "NO", "US"})
_RECIPE = re.compile(r"@repeat:(.*):(\d+)", re.DOTALL)


def is_text(text: str) -> bool:
    """Tell whether a text may stand in a file: it has no hidden characters, is in normal form and is not only blank."""
    return not hidden_in(text) and is_normal(text) and bool(text.strip()) and not text.startswith("@")


def expanded(text: str) -> str | None:
    """Return what a recipe such as ``@repeat:a:65`` stands for; None for those of whole files."""
    if made := _RECIPE.fullmatch(text):
        return made[1] * int(made[2])
    return None if re.match(r"@(?:nest|alias|bytes):", text) else text


TEXTS = [text for group in PAYLOADS.values() for text in group if is_text(text)]


def together(texts: list[str], room: int) -> list[str]:
    """Return ``texts`` in their order, so many in one text, three at most, as have room in a line."""
    groups: list[list[str]] = []
    for text in texts:
        if groups and len(groups[-1]) < 3 and len(" ".join([*groups[-1], text])) <= room:
            groups[-1].append(text)
        else:
            groups.append([text])
    return [" ".join(group) for group in groups]


def event_id(number: int) -> str:
    return f"{_FIRST + dt.timedelta(days=number)}-hostile-{number:03}"


def title(number: int, text: str) -> str:
    """Return the title of an event that holds ``text``, as the page shows it; other words where it has no room."""
    return _fit(f"Words {number:03}: {text}", 90, number)


def write_record(root: Path, texts: list[str]) -> None:
    """Add to the project in ``root`` an entry of each kind for each text, with the text in all its fields."""
    lists: dict[str, list[Any]] = {}
    for number, text in enumerate(texts):
        for name, entry in _vocabulary(number, text):
            lists.setdefault(name, []).append(entry)
        source = f"hostile-{number:03}"
        _write(root / f"data/sources/undated/{source}.yml", _source(number, text))
        _write(root / f"seeds/{source}.yml", _seed(source, number, text))
        _write(root / f"data/events/{event_id(number)[:4]}/{event_id(number)}.yml", _event(number, text, source))
    for name, entries in lists.items():
        path = root / "data" / f"{name}.yml"
        known = path.read_text() if path.exists() else ""
        path.write_text(known + yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=10_000))


def _fit(text: str, longest: int, number: int, shortest: int = 1) -> str:
    words = " ".join(text.split())
    if len(words) < shortest:
        words = f"{words} and so on, and so on"
    return words if len(words) <= longest else f"Long words {number}"


def _vocabulary(number: int, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    key, name = f"h{number}", f"{text} {number}"

    def fit(longest: int, shortest: int = 1) -> str:
        return _fit(text, longest, number, shortest)

    about = {"countries": ["US", "NO"], "topics": [key]}
    yield "topics", {"id": key, "name": _fit(name, 60, number), "about": fit(300)}
    yield "publishers", {"id": key, "name": _fit(name, 100, number), "kind": "press", "country": "US"}
    yield "goods", {"id": key, "name": _fit(name, 60, number), "about": fit(300)}
    yield "glossary", {"id": key, "term": _fit(name, 60, number), "means": fit(500, 20)}
    yield "deadlines", {"id": key, "title": _fit(name, 90, number), "about": fit(400), **about}
    person = {"id": key, "name": _fit(name, 80, number), "country": "US", "role": fit(120), "native_name": fit(60)}
    yield "people", {**person, "offices": [{"title": fit(120)}]}
    measure = {"id": key, "title": _fit(name, 90, number), "by": "US", "applies_to": ["NO"], "goods": fit(160)}
    yield "measures", {**measure, "about": fit(500), "legal_basis": fit(200), "topics": [key]}
    agreement = {"id": key, "title": _fit(name, 90, number), "parties": ["US", "NO"], "about": fit(500)}
    yield "agreements", {**agreement, "topics": [key]}
    if number < len(_CODES):
        country = {"code": _CODES[number], "name": _fit(name, 60, number), "adjective": _fit(name, 30, number)}
        yield "countries", {**country, "capital": fit(40)}


def _source(number: int, text: str) -> dict[str, Any]:
    known = {"publisher": f"h{number}", "title": _fit(text, 300, number), "opened": _FIRST}
    return {**known, "note": _fit(f"{text} note", 300, number)}


def _seed(source: str, number: int, text: str) -> dict[str, Any]:
    fact = {"says": _fit(f"{text} fact", 400, number, 10), "not_recorded": _fit(text, 300, number)}
    return {"source": source, "read": _FIRST, "facts": [fact]}


def _event(number: int, text: str, source: str) -> dict[str, Any]:
    date, key = _FIRST + dt.timedelta(days=number), f"h{number}"

    def fit(word: str, longest: int) -> str:
        return _fit(f"{text} {word}", longest, number)

    event: dict[str, Any] = {
        "title": title(number, text),
        "date": date,
        "kind": "statement",
        "countries": ["US", "NO"],
        "topics": [key],
        "summary": _fit(f"No {number:03} {text}{FILL}", 700, number, 200),
        "sources": [source],
        "people": [key],
        "accounts": [{"party": "US", "stance": "claims", "says": fit("said", 300), "source": source}],
        "rival_values": [{"what": fit("what", 100), "value": fit("value", 300), "source": source}],
        "deadlines": [{"deadline": key, "kind": "set", "due": date + dt.timedelta(days=30), "note": fit("note", 200)}],
        "measures": [{"measure": key, "step": "announced", "note": fit("step", 200)}],
        "agreements": [{"agreement": key, "step": "negotiating", "note": fit("talk", 200)}],
    }
    # Links of summaries have rules of their own.
    if len(event["summary"]) < 200 or link_targets(text):
        event["summary"] = f"No {number:03}{FILL}"
    if number % 3 == 0:
        event["withdrawn"] = {"date": date + dt.timedelta(days=1), "reason": fit("withdrawn", 300)}
    return event


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000))
