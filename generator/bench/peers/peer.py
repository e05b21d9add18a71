"""What a peer is: another program that makes the same pages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.bench.measure import BenchError
from generator.bench.peers.pages import Page

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer. ``find`` returns the program's command or None, ``write`` makes its project of our pages.

    ``arguments`` follow the command to build in its project ({folder}), ``output`` is the tree that this makes,
    ``version`` asks for its version. ``most`` is the largest record that it is made to build; beyond it, its cost is
    reckoned by page.
    """

    name: str
    install: str
    find: Callable[[], list[str] | None]
    write: Callable[[Iterable[Page], Path], None]
    arguments: tuple[str, ...]
    output: str
    version: tuple[str, ...] = ("--version",)
    most: int | None = None

    def command(self, given: str | None) -> list[str]:
        """Return the command of the program: ``given`` or the one found; raise BenchError where there is none."""
        command = [given] if given else self.find()
        if not command:
            raise BenchError(f"{self.name} was not found: {self.install}, or name it with --peer {self.name}=PATH")
        return command
