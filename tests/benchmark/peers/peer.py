"""What a peer is: another program that makes the same pages."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark.measure import BenchError

TEMPLATES = Path(__file__).parent / "templates"
# Those of our share pictures.
FONTS = Path(__file__).parents[3] / "generator" / "cards" / "fonts"


@dataclass(frozen=True, slots=True)
class Built:
    """What a peer's project is made of: the folder of a record and the site that we built of it."""

    record: Path
    site: Path


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer. ``find`` returns the program's command or None, ``write`` makes its project, unmeasured, in a folder.

    ``finished`` tells that it gets the finished HTML of our articles and merely sets it in a frame: a lower bound.
    ``arguments`` follow the command to build in its project ({folder}), ``output`` is the tree that this makes,
    ``version`` asks for its version. ``most`` is the largest record that it is made to build; beyond it, its cost is
    reckoned by page.
    """

    name: str
    program: str
    install: str
    find: Callable[[], list[str] | None]
    write: Callable[[Built, Path], None]
    arguments: tuple[str, ...]
    output: str
    version: tuple[str, ...] = ("--version",)
    most: int | None = None
    finished: bool = False

    def command(self, given: str | None) -> list[str]:
        """Return the command of the program: ``given`` or the one found; raise BenchError where there is none."""
        command = [given] if given else self.find()
        if not command:
            raise BenchError(f"{self.program} was not found: {self.install}, or name it with --peer {self.name}=PATH")
        return command
