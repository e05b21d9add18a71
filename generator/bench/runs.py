"""The runs: our own program through its command line alone, each run in a process of its own, then the peers.

Pair by pair: where there are several rounds, each round builds ours and then every peer's from nothing, so that a busy
spell of the machine meets all alike. What is told is the median round by processor time.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from generator.bench.corpus import AS_OF, write_corpus
from generator.bench.edits import add_one, edit_one
from generator.bench.measure import BenchError, Cost, run_measured, weigh
from generator.bench.peers.pages import SITE_URL
from generator.bench.peers.peer import Built, Peer
from generator.bench.results import PeerResult, Size, Spent, Stage

# Each run and what it measures, in the order in which they are made.
RUNS = {
    "cold": "build from nothing",
    "same": "build again, nothing changed",
    "edited": "build after one event was edited",
    "added": "build after one event was added",
    "check": "check from nothing",
    "check-same": "check again, nothing changed",
}
_PROGRAM = Path(__file__).parents[2]
_MADE = ("build", "site")
_WARM = 30
Say = Callable[[str], None]


def warm_up(project: Path, work: Path) -> None:
    """Build a small record once, unmeasured: Python keeps its compiled modules, as it does on any machine in use."""
    folder = work / "warm"
    folder.mkdir(parents=True)
    write_corpus(project, folder, _WARM)
    _ours(folder, "build")
    shutil.rmtree(folder)


def measure_size(
    project: Path, work: Path, events: int, peers: Sequence[tuple[Peer, list[str]]], rounds: int, say: Say
) -> Size:
    """Make a record of ``events`` events in ``work`` and measure every run of it and of the peers."""
    folder = work / f"record-{events}"
    folder.mkdir(parents=True)
    say(f"{events} events: writing the record")
    write_corpus(project, folder, events)
    files = sum(1 for _ in (folder / "data").rglob("*.yml"))
    stages: dict[str, list[Stage]] = {}
    cold: list[Cost] = []
    peer_costs: dict[str, list[Cost]] = {}
    results: dict[str, PeerResult] = {}
    fitting = [(peer, command) for peer, command in peers if peer.most is None or events <= peer.most]
    for turn in range(rounds):
        say(f"{events} events: {RUNS['cold']}")
        _remove(folder)
        cold.append(_ours(folder, "build"))
        stages["cold"] = _stages(folder)
        for peer, command in fitting:
            place = work / f"{peer.name}-{events}"
            if turn == 0:
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
            if turn == rounds - 1:
                shutil.rmtree(place)
    tree = asdict(weigh(folder / "site"))
    cache = sum(file.stat().st_size for file in (folder / "build").rglob("*") if file.is_file())
    runs = {"cold": _median(cold)}
    changes: dict[str, Callable[[], None]] = {
        "same": lambda: None,
        "edited": lambda: edit_one(folder),
        "added": lambda: add_one(folder),
        "check": lambda: _remove(folder),
        "check-same": lambda: None,
    }
    for name, change in changes.items():
        say(f"{events} events: {RUNS[name]}")
        change()
        runs[name] = _spent(_ours(folder, "check" if name.startswith("check") else "build"))
        stages[name] = _stages(folder)
    shutil.rmtree(folder)
    return {
        "events": events,
        "files": files,
        "runs": runs,
        "stages": {name: told for name, told in stages.items() if told},
        "tree": tree,  # type: ignore[typeddict-item]
        "cache": cache,
        "peers": results,
    }


def _ours(folder: Path, command: str) -> Cost:
    (folder / "build" / "stages.json").unlink(missing_ok=True)
    path = os.pathsep.join([str(_PROGRAM), *filter(None, [os.environ.get("PYTHONPATH")])])
    arguments = [sys.executable, "-m", "generator", command, "--root", str(folder), "--as-of", f"{AS_OF}"]
    settings = {"PYTHONPATH": path, "TTB_STAGES": "1", "TTB_SITE_URL": SITE_URL}
    return run_measured(arguments, folder, settings)[0]


def _theirs(peer: Peer, command: list[str], place: Path) -> Cost:
    shutil.rmtree(place / "output", ignore_errors=True)
    arguments = [part.format(folder=place) for part in peer.arguments]
    return run_measured([*command, *arguments], place)[0]


def _stages(folder: Path) -> list[Stage]:
    """Return what the last run told of its stages, if it told anything."""
    file = folder / "build" / "stages.json"
    stages: list[Stage] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
    return stages


def _remove(folder: Path) -> None:
    for name in _MADE:
        shutil.rmtree(folder / name, ignore_errors=True)


def _median(costs: list[Cost]) -> Spent:
    return _spent(sorted(costs, key=lambda cost: cost.cpu)[(len(costs) - 1) // 2])


def _spent(cost: Cost) -> Spent:
    return {"cpu": round(cost.cpu, 3), "wall": round(cost.wall, 3), "memory": cost.memory}
