"""The command ``briefing``. Each command is one module of ``generator.commands``; the table below is the index."""

import gc
import io
import sys
from importlib import import_module

import click

from generator.problems import nearest

# The module and function of each command. A command is imported when it is called, so that a check does not wait for
# what only a build needs.
COMMANDS = {
    "find": ("find", "find"),
    "new": ("new", "new"),
    "fix": ("fix", "fix"),
    "revise": ("revise", "revise"),
    "check": ("check", "check"),
    "diff": ("diff", "diff"),
    "explain": ("explain", "explain"),
    "build": ("build", "build"),
    "pages": ("pages", "pages"),
    "serve": ("serve", "serve"),
    "state": ("state", "state_command"),
    "stats": ("stats", "stats"),
    "coverage": ("stats", "coverage"),
    "schema": ("schema", "schema"),
    "urls": ("urls", "urls"),
    "release": ("release", "release"),
    "verify": ("verify", "verify"),
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            ctx.fail(f"there is no command “{cmd_name}”; {nearest(cmd_name, COMMANDS, 'briefing --help lists them')}")
        module, function = COMMANDS[cmd_name]
        found: click.Command = getattr(import_module(f"generator.commands.{module}"), function)
        return found


@click.version_option(package_name="trade-talks-briefing", prog_name="briefing")
@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Keep, check and publish a record of talks.

    Exit codes: 0 fine, 1 problems in the data, 2 wrong usage, 3 the build failed.
    """
    # A run makes many small objects that live to its end; collecting garbage among them costs a third of the time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows another in its place.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
