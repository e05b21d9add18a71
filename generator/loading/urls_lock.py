"""The lock of addresses, ``data/urls.lock``: every address that the site ever had, one a line, sorted.

``briefing urls`` writes it, on the main branch alone. Its first line has the day (UTC) as of which that was last done:
a site as of an earlier day need not have the addresses.
"""

import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from generator.problems import Problem, quote
from generator.unlinked import open_unlinked

PATH = "data/urls.lock"

_MAX_BYTES = 64 * 1_048_576
_HEAD = "# Every address that this site ever had, as of {}. “briefing urls” adds to it; nobody edits it."
_FIRST = re.compile(re.escape(_HEAD).replace(r"\{\}", "([0-9]{4}-[0-9]{2}-[0-9]{2})"))
# The address of a page, or of a place on it.
_ADDRESS = re.compile(r"([A-Za-z0-9-]+/)+(#[A-Za-z0-9-]+)?")


class UrlsLock(NamedTuple):
    """The ``addresses`` that the site ever had as of ``day``, in the order of the lines from the second on."""

    day: dt.date = dt.date.min
    addresses: tuple[str, ...] = ()


def read_lock(root: Path) -> tuple[UrlsLock, list[Problem]]:
    """Return the lock of the project in ``root``, or an empty one where there is none, or a problem."""
    try:
        with open_unlinked(f"{root}/{PATH}") as opened:
            text = opened.read(_MAX_BYTES).decode()
    except FileNotFoundError:
        return UrlsLock(), []
    except (OSError, UnicodeDecodeError):
        return UrlsLock(), [_problem(1, "found no text that can be read")]
    first, *lines = text.removesuffix("\n").split("\n")
    head = _FIRST.fullmatch(first)
    try:
        day = dt.date.fromisoformat(head[1] if head else "")
    except ValueError:
        return UrlsLock(), [_problem(1, f"found {quote(first)}")]
    before, seen = "", set()
    for number, line in enumerate(lines, 2):
        # Some systems do not tell capitals from small letters in addresses of files.
        if not _ADDRESS.fullmatch(line) or line <= before or line.casefold() in seen:
            return UrlsLock(), [_problem(number, f"found {quote(line)}")]
        before = line
        seen.add(line.casefold())
    return UrlsLock(day, tuple(lines)), []


def lock_text(day: dt.date, addresses: Iterable[str]) -> str:
    """Return the content of the file."""
    return "".join(f"{line}\n" for line in [_HEAD.format(day), *sorted(set(addresses))])


def _problem(line: int, found: str) -> Problem:
    must = "the list of published addresses must be as “briefing urls” wrote it, in order"
    do = f"take it from the main branch: git checkout origin/main -- {PATH}"
    return Problem(PATH, line, 1, "urls-lock", must, found, do)
