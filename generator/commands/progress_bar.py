"""Watch: show what a long run is doing. A bar on a terminal, plain lines in a log, nothing for a run of an instant."""

import json
import os
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from generator.progress import Progress

T = TypeVar("T")

STAGES = {
    "read": "reading the data",
    "check": "checking",
    "link": "joining the record",
    "project": "working out the pages",
    "theme": "drawing the frame",
    "compare": "finding what changed",
    "pages": "making pages",
    "files": "writing feeds and indexes",
    "pictures": "drawing share pictures",
    "links": "following links",
    "publish": "publishing",
}
# Seconds of silence: a run that ends sooner says only how it ended.
_PATIENCE = 2.0


class Watch(Progress):
    """Writes to standard error. With TTB_STAGES=1 the time of each stage goes to stages.json in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.begun = time.monotonic()
        self.is_terminal = sys.stderr.isatty()
        self.times: list[dict[str, object]] = []
        self.last: tuple[str, float, float] | None = None
        self.said = ""

    def stage(self, name: str) -> None:
        """Begin the stage ``name``."""
        self._close()
        self.last = (name, time.monotonic(), _processor_time())
        self._say(STAGES.get(name, name))

    def steps(self, things: Iterable[T], total: int) -> Iterator[T]:
        """Yield ``things``, telling now and then how many of ``total`` are done."""
        words, told = self.said, time.monotonic()
        for number, thing in enumerate(things, 1):
            yield thing
            now = time.monotonic()
            if now - told >= (0.1 if self.is_terminal else 5.0):
                told = now
                self._say(f"{words}, {number * 100 // max(total, 1)}%", again=True)

    def end(self) -> None:
        """End the last stage: clear the line, and write the times where they are wanted."""
        self._close()
        if self.is_terminal and self.said:
            click.echo("\r\033[K", nl=False, err=True)
        if os.environ.get("TTB_STAGES") == "1":
            (self.folder / "stages.json").write_text(json.dumps(self.times, indent=1) + "\n", encoding="utf-8")

    def _close(self) -> None:
        if self.last:
            name, wall, processor = self.last
            spent = {"cpu": _processor_time() - processor, "wall": time.monotonic() - wall}
            self.times.append({"stage": name} | {key: round(value, 4) for key, value in spent.items()})
            self.last = None

    def _say(self, words: str, *, again: bool = False) -> None:
        self.said = self.said if again else words
        seconds = time.monotonic() - self.begun
        if seconds < _PATIENCE:
            return
        if self.is_terminal:
            click.echo(f"\r\033[K{seconds:4.0f} s  {words}", nl=False, err=True)
        else:
            click.echo(f"{seconds:4.0f} s  {words}", err=True)


def watch(folder: Path) -> Progress:
    """Return what shows the progress of a run that writes below ``folder``."""
    return Watch(folder)


def _processor_time() -> float:
    """Return the seconds of processor that this process and its ended children took."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
