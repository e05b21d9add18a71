"""What a person typed is found, and what nobody can know is not guessed."""

import json
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.lookup import Lookup, advice
from generator.pipeline.read import read_records
from generator.store import Store
from tests.projects import CASES, REPOSITORY, make_project


@cache
def record() -> Lookup:
    return Lookup(read_records(REPOSITORY, Store(None))[0])


@cache
def base() -> Lookup:
    return Lookup(read_records(CASES / "base", Store(None))[0])


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        ("topics", "tarrifs", "tariffs"),
        ("topics", "Tariff", "tariffs"),
        ("topics", "Critical minerals and rare earths", "critical-minerals"),
        ("topics", "Boeing", "aircraft"),
        ("people", "Howard Lutnick", "howard-lutnick"),
        ("people", "lutnick-howard", "howard-lutnick"),
        ("people", "howard-x", None),
        ("publishers", "fnnews", "financial-news-korea"),
        ("countries", "China", "CN"),
        ("measures", "", None),
    ],
)
def test_only_what_one_entry_alone_can_mean_is_certain(kind: str, typed: str, meant: str | None) -> None:
    assert record().certain(kind, typed) == meant


def test_another_day_is_another_event() -> None:
    assert base().certain("events", "2025-04-03-norway-disputes-the-duty") is None
    assert [thing.id for thing in base().best("events", "2025-04-03-norway-disputes-the-duty")] == [
        "2025-04-02-norway-disputes-the-duty"
    ]


@pytest.mark.parametrize(
    ("kind", "typed", "first"),
    [
        ("publishers", "cna", "channel-newsasia"),
        ("topics", "visas", "student-visas"),
        ("events", "busan-summit", "2025-10-30-trump-xi-busan-summit"),
        ("topics", "rare-earths", "critical-minerals"),
    ],
)
def test_a_message_names_the_entries_that_hold_the_words(kind: str, typed: str, first: str) -> None:
    assert first in advice(record(), kind, typed)
    assert first in [thing.id for thing in record().best(kind, typed)]


def test_a_message_without_a_guess_names_the_commands() -> None:
    assert advice(base(), "people", "zzz") == "“briefing find WORDS” looks names up, “briefing new person” adds one"


def find(*words: str, root: Path = CASES / "base") -> list[str]:
    result = CliRunner().invoke(main, ["find", *words, "--root", str(root), "--json"])
    assert result.exit_code == (0 if json.loads(result.stdout) else 1)
    return [row["id"] for row in json.loads(result.stdout)]


def test_find_looks_in_everything(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    assert find("norway", "disputes", root=project) == ["2025-04-02-norway-disputes-the-duty"]
    assert "2025-04-02-norway-disputes-the-duty" in find("2025-04-02", "norway", root=project)
    assert "salmon-truce" in find("SALMON", root=project)
    assert find("ola", "--kind", "person", root=project) == ["ola-nordmann"]
    assert find("no such words at all", root=project) == []


def test_find_knows_the_page_of_a_source() -> None:
    source = next(each for each in record().records["sources"] if each.value.url and each.value.published)
    assert source.id in [thing.id for thing in record().find(source.value.url)]
    assert record().source_at(source.value.url + "#top") is not None
