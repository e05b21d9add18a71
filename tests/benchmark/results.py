"""The results of a benchmark, as they are written to JSON."""

from pydantic import BaseModel


class Cost(BaseModel):
    """What a run cost: processor seconds, seconds by the clock, peak memory in bytes."""

    cpu: float
    wall: float
    memory: int

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(cpu=self.cpu + other.cpu, wall=self.wall + other.wall, memory=max(self.memory, other.memory))


class Tree(BaseModel):
    """A folder of files: how many, how many of them are HTML pages, and their bytes."""

    files: int
    pages: int
    size: int


class PeerResult(BaseModel):
    """What another program needed to build a site of finished documents, and the site."""

    cost: Cost
    site: Tree


class Size(BaseModel):
    """All measurements of one made-up record.

    ``runs`` has a cost for each name of ``runs.RUNS``. ``preview`` is the time from a save to the changed page in the
    preview, in seconds by the clock. ``documents`` is the cost of writing the documents that the peers read.
    """

    events: int
    runs: dict[str, Cost]
    preview: float
    site: Tree
    documents: Cost | None = None
    peers: dict[str, PeerResult] = {}


class Results(BaseModel):
    """A benchmark: when, at which commit and on which machine it ran, the versions of the peers, and all sizes."""

    date: str
    commit: str
    machine: str
    versions: dict[str, str]
    sizes: list[Size]
