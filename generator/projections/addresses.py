"""Addresses: where each entry is, what it was called before, and which places on pages are promised for ever."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.model import Library, Publisher, Source
from generator.projections.memoize import memoize

# The kinds of entry that have pages of their own, which are also the folders of these pages.
_KINDS = (
    "agreements", "countries", "deadlines", "events", "goods", "measures", "people", "publishers", "sources", "topics",
)  # fmt: skip


class Move(NamedTuple):
    """What was ``old`` is ``new`` now, both names in the folder of a kind; ``address`` is where that is."""

    folder: str
    old: str
    new: str
    address: str


@memoize
def moves(library: Library) -> tuple[Move, ...]:
    """Return a move for each id that an entry had before, or that one had which it took in, and for their pairs.

    Sources and terms without a page of their own keep their old ids as anchors beside the new one.
    """
    entries = [(kind, key, entry) for kind in _KINDS for key, entry in _entries(library, kind)]
    found = [
        Move(kind, old.lower(), key.lower(), _address(kind, key, entry))
        for kind, key, entry in entries
        for old in entry.moved_from
    ]
    codes = {move.old: move.new for move in found if move.folder == "countries"}
    return (*found, *_moved_pairs(library, codes))


def _moved_pairs(library: Library, codes: dict[str, str]) -> Iterator[Move]:
    """Yield a move for each published pair of a country whose code moved; ``codes`` has the new code of each."""
    for address in sorted(library.published):
        folder, *below = address.split("/")[:-1]
        old = below[0].split("-") if folder == "pairs" and len(below) == 1 else []
        new = "-".join(codes.get(code, code) for code in old)
        if old and new != below[0]:
            yield Move("pairs", below[0], new, f"pairs/{new}/")


def places(library: Library) -> Iterator[str]:
    """Yield the address of each place where an entry stands on the page of others: sources that are cited, terms."""
    for key in library.by_source:
        source = library.sources[key]
        yield from (_place(publisher, key) for publisher in (source.publisher, *source.formerly))
    yield from (f"glossary/#{term.id}" for term in library.glossary)


def _entries(library: Library, kind: str) -> list[tuple[str, Any]]:
    """Return all entries of a kind with their ids."""
    found = library.events_by_id if kind == "events" else getattr(library, kind)
    return list(found.items())


def _address(kind: str, key: str, entry: Any) -> str:  # noqa: ANN401 - an entry of the kind
    if isinstance(entry, Source) and not entry.has_page:
        return _place(entry.publisher, key)
    return f"{kind}/{key.lower()}/"


def _place(publisher: Publisher, key: str) -> str:
    return f"publishers/{publisher.id}/#{key}"
