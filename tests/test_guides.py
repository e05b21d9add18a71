"""What the guides show works: examples validate, and the commands that they name exist."""

import re

import click
import pytest
import yaml
from pydantic import BaseModel

from generator.cli import COMMANDS, main
from generator.loading import Document
from generator.loading.strict_yaml import parse
from generator.loading.validation import validate
from generator.problems import Problem
from generator.schema.event import Event
from generator.schema.source import Source
from tests.projects import REPOSITORY

GUIDES = ("README.md", "CONTRIBUTING.md", "HACKING.md")
SCHEMAS: dict[str, type[BaseModel]] = {"event": Event, "source": Source}


def examples() -> list[tuple[str, str]]:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text()
    return re.findall(r"```yaml (\w+)\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize(("kind", "text"), examples(), ids=[kind for kind, _ in examples()])
def test_an_example_is_valid(kind: str, text: str) -> None:
    parsed = parse(text)
    problems: list[Problem] = []
    assert parsed.faults == []
    assert parsed.value is not None
    validate(Document("CONTRIBUTING.md", text=text), (), parsed.value, SCHEMAS[kind], problems)
    assert problems == []


def test_both_kinds_have_an_example() -> None:
    assert {kind for kind, _ in examples()} == {"event", "source"}


@pytest.mark.parametrize("name", GUIDES)
def test_the_commands_named_exist(name: str) -> None:
    text = (REPOSITORY / name).read_text()
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)\b(?=[`\s])", text)) <= targets | {"sure", "up"}
    assert set(re.findall(r"briefing ([a-z-]+)`", text)) <= set(COMMANDS)


def test_the_problem_shown_is_one_that_the_check_tells() -> None:
    shown = re.search(r"```text\n[^ ]+ (.*)\n```", (REPOSITORY / "CONTRIBUTING.md").read_text())
    told = (REPOSITORY / "tests/cases/bad/unknown-topic/expected.txt").read_text()
    assert shown
    assert shown[1] in told


def test_every_command_says_what_it_does() -> None:
    for command in (main.get_command(click.Context(main), name) for name in COMMANDS):
        assert command is not None
        assert command.help
    assert {f"briefing {name}" for name in COMMANDS} <= set(
        re.findall(r"briefing [a-z-]+", (REPOSITORY / "README.md").read_text())
    )


def test_every_page_of_the_navigation_is_on_the_list_of_all_pages() -> None:
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    tabs = [tab for entry in yaml.safe_load(text[text.index("\nnav:") :])["nav"] for tab in entry.items()]
    assert len(tabs) <= 8
    *others, (_, below) = tabs
    paths = {path for _, path in others} | {path for entry in below for path in entry.values()} - {"more.md"}
    listed = re.findall(r"^- \[[^]]+\]\(([^)]+)\): ", (REPOSITORY / "docs/more.md").read_text(), re.MULTILINE)
    assert set(listed) == paths
