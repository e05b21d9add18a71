"""Kept pages: of published entries of which no event tells any more, since it was withdrawn or corrected."""

from collections.abc import Iterator

from generator.model import Library
from generator.output import Output
from generator.pages.page import Page, page_path

# The kinds whose entries have a page only if something in the record rests on them.
_KINDS = ("agreements", "deadlines", "measures", "people", "publishers")


def pages(library: Library, made: set[str]) -> Iterator[Output]:
    """Yield a page for each published entry that is in the record and has no file among those ``made``."""
    for kind in _KINDS:
        for key, entry in getattr(library, kind).items():
            address = f"{kind}/{key}/"
            if address in library.published and page_path(address) not in made:
                name = entry.title if hasattr(entry, "title") else entry.name
                yield Page(
                    address=address,
                    template="kept.html.jinja",
                    title=name,
                    description=f"{name}: no event of the record tells of it now.",
                    context={"kind": kind, "checked": None},
                    searchable=False,
                ).output()
