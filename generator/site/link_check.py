"""Verify: every internal link of the site arrives, or the build fails and says which does not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.cache import Cache
from generator.site.engine_output import Theme
from generator.site.errors import BuildError
from generator.site.links import broken
from generator.site.output_tree import RECORD
from generator.site.write import Row

_SHOWN = 20
Links = Iterable[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class _Sound:
    """A site whose links all arrived, and how many links its generated pages have."""

    theme: Theme
    rows: dict[str, Row]
    paths: set[str]
    links: int


def verify(theme: Theme, rows: dict[str, Row], paths: set[str], cache: Cache) -> int:
    """Return how many links of pages arrive; raise BuildError with those that do not.

    Where ``cache`` recalls a sound site of which nothing is gone that can be led to, only the links of pages that are
    new since then are followed.
    """
    before: _Sound | None = cache.recall("links")
    new = dict(_new(before.rows, rows)) if before else rows
    if before and before.theme is theme and before.paths <= paths and _lose_no_ids(before.rows, new):
        links: Links = [(address, row.links) for address, row in new.items()]
        count = before.links + sum(len(row.links) for row in new.values())
        count -= sum(len(row.links) for address, row in before.rows.items() if rows.get(address) is not row)
    else:
        links = [*theme.links.items(), *((address, row.links) for address, row in rows.items())]
        count = sum(len(row.links) for row in rows.values())
    _follow(links, theme, rows, paths)
    cache.remember("links", _Sound(theme, rows, paths, count))
    return count


def _new(before: dict[str, Row], rows: dict[str, Row]) -> Iterator[tuple[str, Row]]:
    return ((address, row) for address, row in rows.items() if before.get(address) is not row)


def _lose_no_ids(before: dict[str, Row], new: dict[str, Row]) -> bool:
    """Tell whether no page lost a place that a link can name."""
    return all(set(before[address].ids) <= set(row.ids) for address, row in new.items() if address in before)


def _follow(links: Links, theme: Theme, rows: dict[str, Row], paths: set[str]) -> None:
    def is_there(path: str) -> bool:
        return path in paths or path == RECORD or (path[-1:] in ("", "/") and f"{path}index.html" in paths)

    def places(address: str) -> tuple[str, ...]:
        own = rows[address].ids if address in rows else ()
        return (*own, *theme.ids.get(address, ()))

    missing = broken(set[str]().union(*(found for _, found in links)), is_there, places)
    if missing:
        told = sorted({f"{page or 'home'} -> {link}" for page, found in links for link in found if link in missing})
        shown = "\n".join(told[:_SHOWN])
        raise BuildError(f"{len(told)} internal links lead nowhere:\n{shown}")
