"""What the guides show works: examples validate, and the commands that they name exist."""

import datetime as dt
import re

import click
import pytest
import yaml
from pydantic import BaseModel

from generator.cli import COMMANDS, main
from generator.commands.schema import guides
from generator.loading import Document
from generator.loading.strict_yaml import parse
from generator.loading.validation import validate
from generator.pipeline.load import problems_of_text
from generator.problems import Problem
from generator.schema.event import Event
from generator.schema.source import Source
from generator.store import Store
from tests.projects import REPOSITORY

GUIDES = ("README.md", "CONTRIBUTING.md", "HACKING.md")
SCHEMAS: dict[str, type[BaseModel]] = {"event": Event, "source": Source}


def examples() -> list[tuple[str, str]]:
    """Return the examples with their kinds; a part of an event comes with the keys of the whole one."""
    text = (REPOSITORY / "CONTRIBUTING.md").read_text()
    found = re.findall(r"```yaml (\w+)\n(.*?)```", text, re.DOTALL)
    event = next(example for kind, example in found if kind == "event")
    return [("event", _laid_over(event, example)) if kind == "part" else (kind, example) for kind, example in found]


def _laid_over(event: str, part: str) -> str:
    """Return the example of an event with the keys of ``part`` in the place of its own."""
    own = re.findall(r"(?m)^(\w+):", part)
    blocks = re.split(r"(?m)^(?=\w+:)", re.sub(r"(?m)^ *#.*\n", "", event))
    return "".join(block for block in blocks if block.partition(":")[0] not in own) + part


@pytest.mark.parametrize(("kind", "text"), examples(), ids=[kind for kind, _ in examples()])
def test_an_example_is_valid(kind: str, text: str) -> None:
    parsed = parse(text)
    problems: list[Problem] = []
    assert parsed.faults == []
    assert parsed.value is not None
    validate(Document("CONTRIBUTING.md", text=text), (), parsed.value, SCHEMAS[kind], problems)
    assert problems == []


@pytest.mark.parametrize("text", [text for kind, text in examples() if kind == "event"])
def test_an_example_names_what_is_recorded(text: str) -> None:
    path = "data/events/2025/2025-06-02-example.yml"
    if "precision: month" in text:
        path = "data/events/2025/2025-06-01-example.yml"
    found = problems_of_text(REPOSITORY, path, text, dt.date(2026, 11, 28), Store(None))
    assert [problem for problem in found if problem.code.startswith("unknown-")] == []


def test_everyday_cases_take_four_lines() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text()
    parts = re.findall(r"```yaml part\n(.*?)```", text, re.DOTALL)
    assert {key for part in parts for key in re.findall(r"(?m)^(\w+):", part)} >= {
        "precision", "measures", "rates", "revisions", "withdrawn",
    }  # fmt: skip
    assert max(part.count("\n") for part in parts) <= 4


def test_every_key_of_the_example_is_explained() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text().partition("```yaml event\n")[2].partition("```")[0]
    lines = text.splitlines()
    # What stands beside a key that is explained, such as the day of a check, is explained with it.
    bare = [
        line for before, line in zip(["", *lines], lines, strict=False) if re.match(r"\w+:", line) and "#" not in before
    ]
    assert bare == ["checked: 2026-11-24"]


def test_the_guides_are_those_of_the_program() -> None:
    for path, text in guides(main).items():
        assert (REPOSITORY / path).read_text(encoding="utf-8") == text, "briefing schema writes it"


def test_every_flag_says_what_it_does() -> None:
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command
        below = [command]
        if isinstance(command, click.Group):
            below += [
                each
                for n in command.list_commands(click.Context(command))
                if (each := command.get_command(click.Context(command), n))
            ]
        flags = [flag for each in below for flag in each.params if isinstance(flag, click.Option)]
        assert [flag.name for flag in flags if not flag.help] == []


def test_the_rubric_of_reviews_is_short() -> None:
    text = (REPOSITORY / ".github/GOVERNANCE.md").read_text().partition("## How an entry is reviewed")[2]
    rules = re.findall(r"(?m)^\d+\. (\w+): ", text)
    assert len(rules) <= 15
    assert set(rules) == {"Stop", "Fix", "Note"}


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
