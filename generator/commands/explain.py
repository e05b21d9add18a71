"""``briefing explain``: say which rules the data must keep, and what each code means."""

import textwrap
from pathlib import Path

import click

from generator.commands import options
from generator.commands.rules_page import rules_page
from generator.problems import Severity, nearest
from generator.rules import RULES, Rule
from generator.rules.file_codes import FILE_CODES

_WIDTH = 100


def known_words() -> set[str]:
    """Return all names of rules and all codes."""
    return (
        {rule.name for rule in RULES} | {code for rule in RULES for code in rule.musts} | {c.name for c in FILE_CODES}
    )


@click.command()
@click.argument("word", default="")
@click.option("--markdown", is_flag=True, help="Print the page of all codes, docs/rules.md, with examples.")
@options.root
def explain(word: str, *, markdown: bool, root: Path) -> None:
    """List all rules and codes, or explain one.

    WORD is the name of a rule or a code.
    """
    if markdown:
        click.echo(rules_page(root), nl=False)
        return
    word = word.lower()
    if word and word not in known_words():
        advice = nearest(word, sorted(known_words()))
        raise click.BadParameter(f"“{word}” is neither a rule nor a code; {advice}", param_hint="WORD")
    rules = [rule for rule in RULES if not word or word in (rule.name, *rule.musts)]
    codes = [code for code in FILE_CODES if not word or word == code.name]
    if rules and not word:
        click.echo("Rules: what must hold in entries and between them\n")
    for rule in rules:
        _echo_rule(rule, word)
    if codes and not word:
        click.echo("\nSingle files: what must hold before any rule is checked\n")
    for code in codes:
        _echo(f"{code.name}{_mark(code.severity)}", f"{_sentence(code.must)} {code.why}")


def _echo_rule(rule: Rule, word: str) -> None:
    _echo(f"{rule.name}{_mark(rule.severity)}", f"{_sentence(rule.must)} {rule.why}")
    for code, must in rule.codes.items():
        if word in ("", rule.name, code):
            _echo(code, _sentence(must), indent="    ")


def _mark(severity: Severity) -> str:
    return " (warning)" if severity == "warning" else ""


def _echo(name: str, text: str, indent: str = "") -> None:
    body = f"{indent}    "
    click.echo(f"{indent}{name}\n{textwrap.fill(text, _WIDTH, initial_indent=body, subsequent_indent=body)}")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
