"""The link check: every internal link of the finished tree arrives, and so does every address ever published.

Otherwise the build fails and says which does not.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from generator.parallel import map_chunks
from generator.site.errors import BuildError
from generator.site.links import broken, ids_of, links_of
from generator.text.formats import plural

_SHOWN = 20
# Its links start at the site's root.
_NOT_FOUND = "404.html"


def check_links(tree: Path, paths: set[str], prefix: str, published: Collection[str] = ()) -> int:
    """Return the number of internal links of all pages among ``paths`` below ``tree``.

    ``prefix`` is the path that the site is served under, ``published`` are the addresses that it must have. Raises
    BuildError with the links that lead nowhere, or the addresses that are lost.
    """

    def read(chunk: Sequence[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        texts = [(path, (tree / path).read_text(encoding="utf-8")) for path in chunk]
        return [(links_of(text, _address(path), prefix), ids_of(text)) for path, text in texts]

    pages = sorted(path for path in paths if path.endswith(".html"))
    links: dict[str, tuple[str, ...]] = {}
    ids: dict[str, frozenset[str]] = {}
    for path, (targets, names) in zip(pages, map_chunks(read, pages), strict=True):
        links[path] = targets
        ids[_address(path)] = frozenset(names)

    def is_there(target: str) -> bool:
        return target in paths or (target[-1:] in ("", "/") and f"{target}index.html" in paths)

    def places(address: str) -> frozenset[str]:
        return ids.get(address, frozenset())

    missing = broken(set().union(*links.values()), is_there, places)
    if missing:
        found = [f"{path} -> {target}" for path, targets in links.items() for target in targets if target in missing]
        raise BuildError(_told(found))
    if lost := broken(published, is_there, places):
        raise BuildError(_told_of_lost(sorted(lost)))
    return sum(map(len, links.values()))


def _told(found: list[str]) -> str:
    """Return the message on the links ``found`` that lead nowhere: the first of them, and what to do."""
    return _message(
        f"{plural(len(found), 'internal link leads', 'internal links lead')} nowhere:",
        found,
        "Correct each link where it is written: in docs/ for pages written by people, else in data/ or in the page's "
        "template in generator/templates/.",
    )


def _told_of_lost(found: list[str]) -> str:
    """Return the message on the published addresses ``found`` that do not answer."""
    return _message(
        f"{plural(len(found), 'address', 'addresses')} of data/urls.lock would be lost:",
        found,
        "What was published answers for ever. Put the entry back (withdraw an event instead of removing it), write its "
        "id under “moved_from:” of the entry that took its place, or “formerly:” for a source at another publisher; "
        "for a page of the program or of docs/, keep it, or add its address to FORMER in generator/exports/moved.py.",
    )


def _message(head: str, found: list[str], do: str) -> str:
    more = [f"and {len(found) - _SHOWN:,} more"] if len(found) > _SHOWN else []
    return "\n".join([head, *found[:_SHOWN], *more, do])


def _address(path: str) -> str:
    """Return the address of the page in the file at ``path``."""
    return "" if path == _NOT_FOUND else path.removesuffix("index.html")
