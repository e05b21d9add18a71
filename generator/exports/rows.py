"""Rows of the as-of page: what stood from a day on, oldest first."""

import datetime as dt
from collections.abc import Callable, Iterable

from generator.wording.words import Words

Row = list[object]


def rows(days: Iterable[dt.date], last: dt.date, ask: Callable[[dt.date], object]) -> list[Row]:
    """Return a row for each of ``days`` up to ``last`` on which ``ask`` answers otherwise than before."""
    found: list[Row] = []
    for day in sorted({day for day in days if day <= last}):
        value = ask(day)
        if (found[-1][1] if found else None) != value:
            found.append([day.isoformat(), value])
    return found


def pieces(words: Words) -> list[list[str]]:
    """Return an answer in words as the page reads it: each piece as its text, or as text, kind and value."""
    return [[piece.text, piece.kind, piece.value] if piece.kind else [piece.text] for piece in words]
