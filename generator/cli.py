"""The command ``briefing``. Each command is one module of ``generator.commands``; the table below is the index."""

import errno
import gc
import io
import sys
from importlib import import_module

import click

from generator.problems import nearest, system_error
from generator.settings import SettingsError

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
    "due": ("due", "due_command"),
    "intake": ("intake", "intake"),
    "schema": ("schema", "schema"),
    "urls": ("urls", "urls"),
    "release": ("release", "release"),
    "verify": ("verify", "verify"),
    "live": ("live", "live"),
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

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OSError as error:
            # Nobody reads any more what is written to a pipe: click ends without a word then.
            if error.errno == errno.EPIPE:
                raise
            click.echo(f"The system stopped this: {system_error(error)}.", err=True)
            raise SystemExit(3) from None
        except SettingsError as error:
            raise click.UsageError(str(error)) from None


@click.version_option(package_name="trade-talks-briefing", prog_name="briefing")
@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Keep, check and publish a record of talks.

    Exit codes: 0 fine, 1 problems in the data, 2 wrong usage, 3 the build or the system failed.
    """
    # A run makes many small objects that live to its end; collecting garbage among them costs a third of the time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows another in its place.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
