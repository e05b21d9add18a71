"""The runs: our own commands and the peers, each in a process of its own.

Nothing is removed between runs, and each build from nothing has a fresh copy of its input: after a large tree was
removed, ext4 skips the freed inodes one by one for minutes, which can make the same build cost twice as much.
"""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmark.corpus import AS_OF, write_corpus
from tests.benchmark.edits import edit_event
from tests.benchmark.measure import BenchError, run_measured, weigh
from tests.benchmark.peers import missing_pages, peer_command
from tests.benchmark.preview import save_to_page
from tests.benchmark.results import Cost, PeerResult, Size

PROJECT = Path(__file__).parents[2]
RUNS = {
    "cold": "build from nothing",
    "unchanged": "build again, nothing changed",
    "edited": "build after one event was edited",
    "check": "check from nothing",
}
# The command that writes the documents into build/docs.
_DOCUMENTS = ("pages",)
_WARM_UP = 30


def warm_up(work: Path) -> None:
    """Build a small record once, so that Python has compiled its modules before anything is measured."""
    root = work / "warm-up"
    write_corpus(PROJECT, root, _WARM_UP)
    _run(root, "build")


def measure_size(work: Path, events: int, peers: Sequence[str], say: Callable[[str], None]) -> Size:
    """Write a record of ``events`` events into the folder ``work`` and measure all runs of it.

    ``say`` is called with the name of each run before it starts.
    """
    record = work / f"record-{events}"
    write_corpus(PROJECT, record, events)

    def fresh(name: str) -> Path:
        say(f"{events:,} events: {name}")
        return Path(shutil.copytree(record, work / f"{name.replace(' ', '-')}-{events}"))

    root = fresh(RUNS["cold"])
    runs = {"cold": _run(root, "build")}
    site = weigh(root / "site")
    say(f"{events:,} events: the same again, then an edit")
    runs["unchanged"] = _run(root, "build")
    edit_event(root, "Mended")
    runs["edited"] = _run(root, "build")
    runs["check"] = _run(fresh(RUNS["check"]), "check")
    say(f"{events:,} events: preview")
    preview = save_to_page(_command(root, "serve"), PROJECT, root)
    size = Size(events=events, runs=runs, preview=preview, site=site)
    if peers:
        root = fresh("documents")
        size.documents = _run(root, *_DOCUMENTS)
        for name in peers:
            say(f"{events:,} events: {name}")
            size.peers[name] = _run_peer(name, root, work / f"{name}-{events}")
    return size


def _run(root: Path, *command: str) -> Cost:
    return run_measured(_command(root, *command), PROJECT)


def _command(root: Path, *command: str) -> list[str]:
    return [sys.executable, "-m", "generator", *command, "--root", f"{root}", "--as-of", f"{AS_OF}"]


def _run_peer(name: str, root: Path, work: Path) -> PeerResult:
    """Let the peer ``name`` build the documents in ``root``; raise BenchError if a document got no page."""
    work.mkdir()
    cost = run_measured(peer_command(name, root, work), work)
    if missing := missing_pages(root / "build" / "docs", work / "site"):
        raise BenchError(f"{name} made no page of {missing[0]} and of {len(missing) - 1} other documents")
    return PeerResult(cost=cost, site=weigh(work / "site"))
