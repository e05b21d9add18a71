"""Rules: ``briefing explain`` knows all of them and every code, and each has a case of bad input."""

import ast
import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.pipeline.read import read_records
from generator.rules import RULES, Context, Rule
from generator.rules.file_codes import FILE_CODES
from generator.store import Store
from tests.projects import REPOSITORY, bad_cases, codes_of, make_project

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+|alias|anchor|tab|tag|directive|overlap|unused|unreadable")
# What makes a problem: functions and classes, by their names, whose arguments include its code.
MAKERS = {"Problem", "problem", "Fault", "fault", "stop", "schema_error", "_matching", "Finding"}
RULE_CODES = [(rule, code) for rule in RULES for code in rule.musts]


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


def codes_in(module: Path) -> set[str]:
    """Return the codes in the source of a module: the texts like a code that are given to what makes a problem."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text())):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call) and _name(node.func) in MAKERS:
            parts = node.args
        elif isinstance(node, ast.Assign) and _assigned(node) & {"code", "_NAMED"}:
            parts = [part for part in ast.walk(node.value) if isinstance(part, ast.expr)]
        texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        found.update(text for text in texts if CODE.fullmatch(text))
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _assigned(node: ast.Assign) -> set[str]:
    return {part.id for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name)}


def emitted() -> set[str]:
    folders = [REPOSITORY / "generator" / name for name in ("loading", "schema", "rules")]
    return {code for folder in folders for module in folder.rglob("*.py") for code in codes_in(module)}


def test_the_codes_in_the_source_are_found() -> None:
    assert {"tab", "unknown-key", "bad-date", "too-deep", "duplicate-id", "not-a-file", "no-source"} <= emitted()
    assert len(emitted()) > 40


def test_explain_knows_every_code_and_no_other() -> None:
    declared = {code for _, code in RULE_CODES} | {code.name for code in FILE_CODES}
    in_cases = {code for case in bad_cases() for code in codes_of(case)}
    assert emitted() | in_cases <= declared
    by_rules_alone = {rule.name for rule in RULES if not rule.codes} | {c for c in declared if c.startswith("unknown-")}
    assert declared <= emitted() | by_rules_alone


def test_explain_lists_every_rule_and_code() -> None:
    result = explain()
    assert result.exit_code == 0
    words = set(re.findall(r"^ *([a-z0-9-]+)(?: \(warning\))?$", result.stdout, re.MULTILINE))
    assert {rule.name for rule in RULES} <= words
    assert {code for _, code in RULE_CODES} <= words
    assert {code.name for code in FILE_CODES} <= words


@pytest.mark.parametrize("word", ["unknown-country", "references", "tab", "BAD-DATE", "overlap"])
def test_explain_says_what_must_hold_by_a_word(word: str) -> None:
    result = explain(word)
    assert result.exit_code == 0
    assert word.lower() in result.stdout
    assert " must " in result.stdout


def test_explain_tells_both_places_where_a_code_is_used() -> None:
    text = explain("duplicate-id").stdout
    assert "whatever their case" in text
    assert "within a file" in text


def test_explain_names_the_nearest_word() -> None:
    result = explain("unknown-contry")
    assert result.exit_code == 2
    assert "did you mean “unknown-country”?" in result.stderr


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_must_hold_and_why(rule: Rule) -> None:
    for sentence in (rule.must, *rule.musts.values()):
        assert " must " in sentence
        assert sentence[-1] not in ".;"
        assert ";" not in sentence, "a semicolon ends this part of a problem"
    assert rule.why.endswith(".")
    assert rule.name not in rule.codes, "a rule with codes of its own has another name than they"


@pytest.fixture(scope="session")
def broken_rules(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Return each rule with each code that a case about this code breaks."""
    broken: set[tuple[str, str]] = set()
    for case in bad_cases():
        project = make_project(tmp_path_factory.mktemp(case.name), case)
        records, _ = read_records(project, Store(None))
        context = Context(records, dt.date(2026, 1, 1))
        found = {(rule.name, f.code or rule.name) for rule in RULES for f in rule.findings(context)}
        broken |= {(rule, code) for rule, code in found if code in codes_of(case)}
    return broken


@pytest.mark.parametrize(("rule", "code"), RULE_CODES, ids=[f"{rule.name}-{code}" for rule, code in RULE_CODES])
def test_every_code_of_a_rule_has_a_case(rule: Rule, code: str, broken_rules: set[tuple[str, str]]) -> None:
    assert (rule.name, code) in broken_rules
