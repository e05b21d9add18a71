"""The runs: our own program through its command line alone, each run in a process of its own, then the peers.

Pair by pair: where there are several rounds, each round builds ours and then every peer's from nothing, so that a busy
spell of the machine meets all alike. What is told is the median round by processor time.

Nothing is removed before all is measured: each run from nothing has a fresh copy of its input in a folder of its own,
as a fresh checkout is. For minutes after a large tree was removed, ext4 goes through its freed inodes one by one
whenever it makes a file, which made the same build cost up to twice as much.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmark.corpus import AS_OF, write_corpus
from tests.benchmark.edits import add_one, edit_one
from tests.benchmark.measure import BenchError, Cost, run_measured, weigh
from tests.benchmark.peers.pages import SITE_URL
from tests.benchmark.peers.peer import Built, Peer
from tests.benchmark.results import PeerResult, Size, Spent, Stage
from tests.benchmark.saved import measure_saved

# Each run and what it measures, in the order in which they are made.
RUNS = {
    "cold": "build from nothing",
    "same": "build again, nothing changed",
    "edited": "build after one event was edited",
    "added": "build after one event was added",
    "check": "check from nothing",
    "check-same": "check again, nothing changed",
}
SAVED = "one event edited while `briefing serve` runs: from save to page"
_PROGRAM = Path(__file__).parents[2]
_SETTINGS = {
    "PYTHONPATH": os.pathsep.join([str(_PROGRAM), *filter(None, [os.environ.get("PYTHONPATH")])]),
    "TTB_SITE_URL": SITE_URL,
}
_WARM = 30
Say = Callable[[str], None]


def warm_up(project: Path, work: Path) -> None:
    """Build a small record once, unmeasured: Python keeps its compiled modules, as it does on any machine in use."""
    folder = work / "warm"
    folder.mkdir(parents=True)
    write_corpus(project, folder, _WARM)
    _ours(folder, "build")


def measure_size(
    project: Path, work: Path, events: int, peers: Sequence[tuple[Peer, list[str]]], rounds: int, say: Say,
    *, whole: bool = False,
) -> Size:  # fmt: skip
    """Make a record of ``events`` events in ``work`` and measure every run of it and of the peers.

    With ``whole``, a peer builds it even where it is larger than the peer is usually made to build.
    """
    record = work / f"record-{events}"
    record.mkdir(parents=True)
    say(f"{events} events: writing the record")
    write_corpus(project, record, events)
    files = sum(1 for _ in (record / "data").rglob("*.yml"))
    stages: dict[str, list[Stage]] = {}
    cold: list[Cost] = []
    peer_costs: dict[str, list[Cost]] = {}
    results: dict[str, PeerResult] = {}
    fitting = [(peer, command) for peer, command in peers if whole or events <= (peer.most or events)]
    for turn in range(rounds):
        say(f"{events} events: {RUNS['cold']}")
        folder = _copy(record, f"cold-{turn}")
        cold.append(_ours(folder, "build"))
        stages["cold"] = _stages(folder)
        for peer, command in fitting:
            place = work / f"{peer.name}-{events}-{turn}"
            peer.write(Built(folder, folder / "site"), place)
            say(f"{events} events: {peer.name}")
            peer_costs.setdefault(peer.name, []).append(_theirs(peer, command, place))
            made = weigh(place / peer.output)
            # Ours may have a few pages more (404, redirects): one in a hundred, and five.
            if made.pages < weigh(folder / "site").pages * 0.99 - 5:
                raise BenchError(f"{peer.name} made {made.pages} pages of those of {events} events: too few to compare")
            results[peer.name] = {
                "spent": _median(peer_costs[peer.name]),
                "tree": asdict(made),  # type: ignore[typeddict-item]
            }
    tree = asdict(weigh(folder / "site"))
    cache = sum(file.stat().st_size for file in (folder / "build").rglob("*") if file.is_file())
    runs = {"cold": _median(cold)}
    fresh = _copy(record, "check")
    changes: dict[str, tuple[Path, str, Callable[[Path], None]]] = {
        "same": (folder, "build", _leave),
        "edited": (folder, "build", edit_one),
        "added": (folder, "build", add_one),
        "check": (fresh, "check", _leave),
        "check-same": (fresh, "check", _leave),
    }
    for name, (where, what, change) in changes.items():
        say(f"{events} events: {RUNS[name]}")
        change(where)
        runs[name] = _spent(_ours(where, what))
        stages[name] = _stages(where)
    say(f"{events} events: {SAVED}")
    # Last: it edits, and what it builds goes elsewhere.
    saved = measure_saved(_command(folder, "serve"), folder, _SETTINGS)
    return {
        "events": events,
        "files": files,
        "runs": runs,
        "saved": saved,
        "stages": {name: told for name, told in stages.items() if told},
        "tree": tree,  # type: ignore[typeddict-item]
        "cache": cache,
        "peers": results,
    }


def _ours(folder: Path, command: str) -> Cost:
    (folder / "build" / "stages.json").unlink(missing_ok=True)
    return run_measured(_command(folder, command), folder, _SETTINGS | {"TTB_STAGES": "1"})[0]


def _command(folder: Path, command: str) -> list[str]:
    return [sys.executable, "-m", "generator", command, "--root", str(folder), "--as-of", f"{AS_OF}"]


def _theirs(peer: Peer, command: list[str], place: Path) -> Cost:
    arguments = [part.format(folder=place) for part in peer.arguments]
    return run_measured([*command, *arguments], place)[0]


def _stages(folder: Path) -> list[Stage]:
    """Return what the last run told of its stages, if it told anything."""
    file = folder / "build" / "stages.json"
    stages: list[Stage] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
    return stages


def _copy(record: Path, name: str) -> Path:
    """Return a fresh copy of the folder ``record``; its files are old enough to be known by their times."""
    return Path(shutil.copytree(record, record.with_name(f"{record.name}-{name}")))


def _leave(_folder: Path) -> None:
    """Change nothing."""


def _median(costs: list[Cost]) -> Spent:
    return _spent(sorted(costs, key=lambda cost: cost.cpu)[(len(costs) - 1) // 2])


def _spent(cost: Cost) -> Spent:
    return {"cpu": round(cost.cpu, 3), "wall": round(cost.wall, 3), "memory": cost.memory}
