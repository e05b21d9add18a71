"""What the header's search knows: a row for each page to be found, and for parts of pages, in columns.

It is read by ``assets/search.js``.

The browser makes the index from it once a reader turns to the search (docs/adr/0017).
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from markdown.extensions.toc import slugify

from generator.exports.json_text import json_bytes
from generator.pages.page import Page
from generator.site.staging import hand_written_files
from generator.text.formats import clip

PATH = "search/pages.json"

# By the first folder of an address: what kind of page it is, and how much rather a reader wants it than an event.
_KINDS: dict[str, tuple[str, float]] = {
    "countries": ("Country", 3),
    "pairs": ("Pair", 1.5),
    "people": ("Person", 3),
    "topics": ("Topic", 1.9),
    "agreements": ("Agreement", 1.9),
    "measures": ("Measure", 1.9),
    "goods": ("Goods", 1.8),
    "deadlines": ("Date", 1.9),
    "events": ("Event", 1.9),
    "publishers": ("Publisher", 0.3),
}
_OTHER = ("Page", 1.2)
_PARTS: dict[str, float] = {"Term": 1.5}
# Of a page that people write, so much is searched beside its headings.
_LEAD = 160

Row = list[str | int]
_COLUMNS = ("address", "kind", "title", "note", "names", "text", "weight")

_FRONT = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```.*?^```\n", re.MULTILINE | re.DOTALL)
_MARKS = re.compile(r"\]\([^)]*\)|\{[^}]*\}|<[^>]*>|[*_`\[\]|#>]")
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)


def entry(page: Page) -> str:
    """Return the rows of ``page`` and its parts as JSON, "" where it is not to be found."""
    if not page.searchable:
        return ""
    kind, _ = _KINDS.get(page.address.partition("/")[0], _OTHER)
    rows = [_row(page.address, kind, page.title, page.note, page.names, page.text, page.weight)]
    rows += [
        _row(f"{page.address}#{part.anchor}", part.kind, part.title, "", part.names, part.text) for part in page.parts
    ]
    return json.dumps(rows, ensure_ascii=False)


def search_index(guides: Iterable[tuple[str, str]], entries: Iterable[str]) -> bytes:
    """Return the file: ``kinds`` with the weight of each, and ``columns`` with a value for each row.

    ``guides`` are the pages that people write, as name and text; ``entries`` the rows of all others.
    """
    rows = [row for name, text in guides for row in _guide(name, text)]
    rows += [row for found in entries if found for row in json.loads(found)]
    columns = {name: [row[place] for row in rows] for place, name in enumerate(_COLUMNS)}
    return json_bytes({"kinds": dict([*_KINDS.values(), _OTHER, *_PARTS.items()]), "columns": columns})


def guides_of(docs: Path) -> list[tuple[str, str]]:
    """Return the pages that people write in the folder ``docs``, as name and text."""
    files = (file for file in hand_written_files(docs) if file.parent == docs and file.suffix == ".md")
    return [(file.stem, file.read_text(encoding="utf-8")) for file in files]


def _guide(name: str, text: str) -> Iterator[Row]:
    """Yield a row for a page that people write, and for each of its sections."""
    lead, *sections = _SECTION.split(_FENCE.sub("", _FRONT.sub("", text)))
    heading, _, lead = lead.strip().partition("\n")
    page = _plain(heading)
    yield _row(f"{name}/", _OTHER[0], page, "", (), clip(_plain(lead), _LEAD))
    for title, words in zip(sections[::2], sections[1::2], strict=True):
        yield _row(f"{name}/#{slugify(title, '-')}", _OTHER[0], _plain(title), page, (), clip(_plain(words), _LEAD))


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).split())


def _row(address: str, kind: str, title: str, note: str, names: tuple[str, ...], text: str, weight: int = 10) -> Row:
    return [address, kind, title, note, ", ".join(names), text, weight]
