"""A progress bar on standard error, for people who wait at a terminal."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")


def progress_bar(items: Iterable[T], length: int, label: str) -> Iterator[T]:
    """Yield ``items``, of which there are ``length``, and show how many were taken."""
    with click.progressbar(items, length, label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield from bar
