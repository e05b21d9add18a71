"""``make bench``: measure the program on made-up records, beside Hugo and MkDocs Material."""

import datetime as dt
import platform
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import psutil

from tests.benchmark.measure import BenchError
from tests.benchmark.peers import PEERS, peer_version
from tests.benchmark.report import as_markdown, publish
from tests.benchmark.results import Results
from tests.benchmark.runs import PROJECT, measure_size, warm_up

_OUTPUT = PROJECT / "build" / "bench" / "results.json"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _sizes(_context: click.Context, _parameter: click.Parameter, value: str) -> list[int]:
    parts = value.replace(" ", "").split(",")
    if not all(part.isdecimal() and int(part) for part in parts):
        raise click.BadParameter(f"“{value}” is not a list of numbers such as 300,3000")
    return sorted({int(part) for part in parts})


def _peers(_context: click.Context, _parameter: click.Parameter, value: str) -> list[str]:
    names = [name.strip() for name in value.split(",") if name.strip()]
    if unknown := set(names) - set(PEERS):
        raise click.BadParameter(f"“{unknown.pop()}” is none of {', '.join(PEERS)}")
    return names


@click.command()
@click.option("--events", default="300,3000", callback=_sizes, metavar="N,N", show_default=True, help="Record sizes.")
@click.option("--against", default=",".join(PEERS), callback=_peers, metavar="NAMES", show_default=True, help="Peers.")
@click.option("--from", "recorded", type=_FILE, help="Measure nothing: report what this JSON file holds.")
@click.option("--publish", "page", type=_FILE, help="Put the report between the marks in this Markdown page.")
def bench(events: list[int], against: list[str], recorded: Path | None, page: Path | None) -> None:
    """Measure made-up records; print the report and write the results to build/bench/results.json."""
    try:
        versions = {name: peer_version(name) for name in ([] if recorded else against)}
    except BenchError as error:
        click.echo(error, err=True)
        raise SystemExit(2) from None
    try:
        results = Results.model_validate_json(recorded.read_bytes()) if recorded else _measure(events, versions)
        report = as_markdown(results)
        if page:
            publish(report, page)
    except BenchError as error:
        click.echo(f"The benchmark stopped: {error}", err=True)
        raise SystemExit(3) from None
    click.echo(report, nl=False)


def _measure(events: list[int], versions: dict[str, str]) -> Results:
    git = ["git", "describe", "--always", "--dirty", "--exclude=*", "--abbrev=10"]
    commit = subprocess.run(git, cwd=PROJECT, capture_output=True, text=True, check=False).stdout.strip()
    results = Results(
        date=f"{dt.datetime.now(dt.UTC):%Y-%m-%d}",
        commit=commit or "unknown",
        machine=(
            f"{platform.system()} {platform.machine()}, {psutil.cpu_count()} processors, "
            f"{psutil.virtual_memory().total / 1e9:.0f} GB, Python {platform.python_version()}"
        ),
        versions=versions,
        sizes=[],
    )
    # Leave through the usual way out, which removes the made-up records.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as work:
        warm_up(Path(work))
        for number in events:
            size = measure_size(Path(work), number, list(versions), lambda line: click.echo(line, err=True))
            results.sizes.append(size)
            # After each size, so that a long benchmark that is stopped has not been in vain.
            _OUTPUT.parent.mkdir(parents=True, exist_ok=True)
            _OUTPUT.write_text(results.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return results


if __name__ == "__main__":
    bench()
