"""Progress: what a run is doing and how far it is, for those who wait and those who measure."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Progress:
    """Is told each stage as it begins and each step of a long one. This one says nothing."""

    def stage(self, name: str) -> None:
        """Begin the stage ``name``."""

    def steps(self, things: Iterable[T], total: int) -> Iterator[T]:
        """Yield ``things``, of which there are ``total``, counting them."""
        del total
        yield from things

    def end(self) -> None:
        """End the last stage."""


quiet = Progress()
