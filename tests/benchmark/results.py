"""The shape of a benchmark's results, as they stand in JSON: what was measured, on what, and when."""

import json
from pathlib import Path
from typing import NotRequired, TypedDict, cast


class Spent(TypedDict):
    """What one run took: seconds of processor and wall, bytes of memory at the most."""

    cpu: float
    wall: float
    memory: int


class Saved(TypedDict):
    """What passed from a save to the changed page while the server ran: seconds of processor and wall.

    ``memory`` is the most that the server had since its start. What the system does not tell is None, of memory 0.
    """

    cpu: float | None
    wall: float
    memory: int


class Stage(TypedDict):
    """What one stage of a build took, by the program's own clock."""

    stage: str
    wall: float
    cpu: float


class Tree(TypedDict):
    """A built tree: its pages, all its bytes, the bytes of its largest page and that page."""

    pages: int
    size: int
    largest: int
    largest_page: str


class PeerResult(TypedDict):
    """What a peer took to build the same pages from nothing, and what it made."""

    spent: Spent
    tree: Tree


class Size(TypedDict):
    """All that was measured of the made-up record of ``events`` events. ``runs`` has the names of ``runs.RUNS``.

    ``saved`` is a run of a server that stays; results of earlier versions have none.
    """

    events: int
    files: int
    runs: dict[str, Spent]
    saved: NotRequired[Saved]
    stages: dict[str, list[Stage]]
    tree: Tree
    cache: int
    peers: dict[str, PeerResult]


class Results(TypedDict):
    """A benchmark."""

    date: str
    commit: str
    machine: str
    rounds: int
    versions: dict[str, str]
    sizes: list[Size]


def read_results(file: Path) -> Results:
    """Return the results that ``write_results`` wrote."""
    return cast("Results", json.loads(file.read_text(encoding="utf-8")))


def write_results(results: Results, file: Path) -> None:
    """Write the results as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
