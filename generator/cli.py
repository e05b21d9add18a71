"""The command ``briefing``. Each command is one module of ``generator.commands``; the list below is the index."""

import gc

import click

from generator.commands import bench, build, check, explain, new, schema, serve, state, stats

COMMANDS = (
    new.new,
    check.check,
    explain.explain,
    build.build,
    serve.serve,
    state.state_command,
    stats.stats,
    stats.coverage,
    schema.schema,
    bench.bench,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Keep, check and publish the record of the world's trade talks.

    Exit codes: 0 fine, 1 problems in the data, 2 wrong usage, 3 the build failed.
    """
    # A run makes many small things that live to its end; looking through them for garbage costs a third of the time.
    gc.disable()


for command in COMMANDS:
    main.add_command(command)
