"""``make bench``: measure the program on made-up records of any size, beside other programs if asked."""

import signal
import sys
import tempfile
from functools import partial
from pathlib import Path

import click

from generator.commands import options
from generator.settings import today
from tests.benchmark.machine import commit, machine, version
from tests.benchmark.measure import BenchError
from tests.benchmark.peers import PEERS
from tests.benchmark.report import as_markdown, publish
from tests.benchmark.results import Results, read_results, write_results
from tests.benchmark.runs import Say, measure_size, warm_up

_SIZES = "300,1000,3000,10000"
# What a program returns that a signal has ended, by the shells' custom.
_ENDED = 128 + signal.SIGTERM


def _sizes(_context: click.Context, _parameter: click.Parameter, value: str) -> list[int]:
    numbers = [part.replace("_", "").strip() for part in value.split(",")]
    if not all(number.isdecimal() and int(number) >= 1 for number in numbers):
        raise click.BadParameter(f"“{value}” is no list of numbers; write it like {_SIZES}")
    return sorted({int(number) for number in numbers})


def _names(_context: click.Context, _parameter: click.Parameter, value: str) -> list[str]:
    names = [name.strip() for name in value.split(",") if name.strip()]
    if unknown := [name for name in names if name not in PEERS]:
        raise click.BadParameter(f"“{unknown[0]}” is none of {', '.join(PEERS)}")
    return names


def _places(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    places = dict(value.partition("=")[::2] for value in values)
    if wrong := [name for name, place in places.items() if name not in PEERS or not place]:
        raise click.BadParameter(f"“{wrong[0]}”: write it like hugo=/usr/bin/hugo; known are {', '.join(PEERS)}")
    return {name: str(Path(place).resolve()) for name, place in places.items()}


@click.command()
@click.option("--events", default=_SIZES, callback=_sizes, metavar="N,N", help=f"Sizes of records. Default: {_SIZES}.")
@click.option("--against", default="", callback=_names, metavar="NAMES", help=f"Beside: {','.join(PEERS)}.")
@click.option("--peer", "places", multiple=True, callback=_places, metavar="NAME=PATH", help="Where a program lies.")
@click.option("--rounds", type=click.IntRange(1), default=1, help="Cold builds of each; the median counts. Default: 1.")
@click.option(
    "--whole", is_flag=True, help="Let every peer build every record: MkDocs takes its time at 10,000 events."
)
@click.option("--from", "recorded", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="Measure nothing: report what FILE (JSON) holds.")  # fmt: skip
@click.option("--publish", "page", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="Put the tables between the marks in FILE, a Markdown page.")  # fmt: skip
@options.root
def bench(
    events: list[int], against: list[str], places: dict[str, str], rounds: int, recorded: Path | None,
    page: Path | None, root: Path, *, whole: bool,
) -> None:  # fmt: skip
    """Measure made-up records: time, memory and bytes, as tables and in build/bench/results.json."""
    try:
        results = (
            read_results(recorded)
            if recorded
            else _measure(root.resolve(), events, against, places, rounds, whole=whole)
        )
        text = as_markdown(results)
        if page:
            publish(text, page)
    except BenchError as error:
        click.echo(f"The benchmark stopped: {error}", err=True)
        raise SystemExit(3) from None
    click.echo(text, nl=False)


def _measure(
    root: Path, events: list[int], against: list[str], places: dict[str, str], rounds: int, *, whole: bool
) -> Results:
    # Before anything is measured: a missing program is told now, not after an hour.
    try:
        peers = [(PEERS[name], PEERS[name].command(places.get(name))) for name in against]
    except BenchError as missing:
        raise click.UsageError(str(missing)) from None
    results: Results = {
        "date": f"{today()}",
        "commit": commit(root),
        "machine": machine(),
        "rounds": rounds,
        "versions": {peer.name: version([*command, *peer.version]) for peer, command in peers},
        "sizes": [],
    }
    # Whoever ends a long benchmark finds no made-up records left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_ENDED))
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as work:
        warm_up(root, Path(work))
        for number in events:
            say: Say = partial(click.echo, err=True)
            size = measure_size(root, Path(work), number, peers, rounds, say, whole=whole)
            results["sizes"].append(size)
            # After each size, so that a long benchmark that is stopped has not been for nothing.
            write_results(results, root / "build" / "bench" / "results.json")
    return results


if __name__ == "__main__":
    bench()
