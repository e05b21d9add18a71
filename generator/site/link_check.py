"""The link check: every internal link of the finished tree arrives, or the build fails and says which does not."""

from collections.abc import Sequence
from pathlib import Path

from generator.parallel import map_chunks
from generator.site.errors import BuildError
from generator.site.links import broken, ids_of, links_of
from generator.text.formats import plural

_SHOWN = 20
# Its links start at the site's root.
_NOT_FOUND = "404.html"


def check_links(tree: Path, paths: set[str], prefix: str) -> int:
    """Return the number of internal links of all pages among ``paths`` below ``tree``.

    ``prefix`` is the path that the site is served under. Raises BuildError with the links that lead nowhere.
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

    missing = broken(set().union(*links.values()), is_there, lambda address: ids.get(address, ()))
    if missing:
        found = [f"{path} -> {target}" for path, targets in links.items() for target in targets if target in missing]
        raise BuildError(_told(found))
    return sum(map(len, links.values()))


def _told(found: list[str]) -> str:
    """Return the message on the links ``found`` that lead nowhere: the first of them, and what to do."""
    count = plural(len(found), "internal link leads", "internal links lead")
    lines = [f"{count} nowhere:", *found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(f"and {len(found) - _SHOWN:,} more")
    lines.append(
        "Correct each link where it is written: in docs/ for pages written by people, else in data/ or in the page's "
        "template in generator/templates/."
    )
    return "\n".join(lines)


def _address(path: str) -> str:
    """Return the address of the page in the file at ``path``."""
    return "" if path == _NOT_FOUND else path.removesuffix("index.html")
