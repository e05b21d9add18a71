"""``briefing explain``: say in full which rules the check holds."""

import sys

import click

from generator.rules import CHECKS, EVENT_CHECKS


@click.command()
@click.argument("word", default="")
def explain(word: str) -> None:
    """List the rules, each in a sentence; with WORD only those that speak of it."""
    for check in (*CHECKS, *EVENT_CHECKS):
        name = check.__module__.rsplit(".", 1)[-1]
        rule = (sys.modules[check.__module__].__doc__ or "").strip().replace("\n", " ")
        if word.lower() in f"{name} {rule}".lower():
            click.echo(f"{name.replace('_', '-')}: {rule}")
