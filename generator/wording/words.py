"""Words: a text in pieces, so that a page can set a stage, a figure or a grade apart; together they are plain text."""

from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a text. ``kind``: "" for plain words, "figure", "stage" or "grade"; ``value``: its key for styles."""

    text: str
    kind: str = ""
    value: str = ""


Words = tuple[Piece, ...]


def plain(words: Iterable[Piece]) -> str:
    """Return ``words`` as plain text."""
    return "".join(piece.text for piece in words)


def join(*parts: str | Piece | Iterable[Piece]) -> Words:
    """Return all ``parts`` as words, strings as plain pieces; empty ones are left out."""
    found: list[Piece] = []
    for part in parts:
        if isinstance(part, Piece):
            found.append(part)
        elif isinstance(part, str):
            found.append(Piece(part))
        else:
            found.extend(part)
    return tuple(piece for piece in found if piece.text)
