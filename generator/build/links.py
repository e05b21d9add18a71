"""Links: what a page leads to and what can be led to, so that every internal link of the site is known to arrive."""

import html
import posixpath
import re
from collections.abc import Iterable
from urllib.parse import unquote

_LINK = re.compile(
    r"""<(?:a|link|img|script|area|source|use)\b[^>]*?\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
)
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def links_of(text: str, address: str, prefix: str = "/") -> tuple[str, ...]:
    """Return each internal target of the HTML ``text`` of the page at ``address``, once, in order.

    A target is an address or the path of a file below the site's root, with its fragment: ``events/x/``,
    ``about/#licence``, ``assets/a.css``. ``prefix`` is the path that the site is served under.
    """
    root = "../" * address.count("/")
    found = set()
    for link in {html.unescape(a or b or c) for a, b, c in _LINK.findall(text)}:
        if root and link.startswith(root) and not link.startswith("../", len(root)):
            found.add(link[len(root) :])  # the way that all templates write
        elif link and not _ELSEWHERE.match(link):
            found.add(_target(address, link, prefix))
    return tuple(sorted(found))


def ids_of(text: str, address: str) -> tuple[str, ...]:
    """Return each place of the page at ``address`` that a link can name, as a target."""
    return tuple(f"{address}#{html.unescape(a or b or c)}" for a, b, c in _ID.findall(text))


def broken(wanted: Iterable[str], known: set[str]) -> set[str]:
    """Return the targets among ``wanted`` that are not ``known``; the theme's own marks (``#__``) are not asked for."""
    missing = set(wanted) - known
    return {target for target in missing if unquote(target) not in known and "#__" not in target}


def _target(address: str, link: str, prefix: str) -> str:
    path, _, fragment = link.partition("#")
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        found = path.removeprefix(prefix)
    elif path:
        found = posixpath.normpath(posixpath.join(address, path)).removeprefix(".").removeprefix("/")
        is_folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
        found = f"{found}/" if found and is_folder else found
    else:
        found = address
    found = found.removesuffix("index.html")
    found = "" if found == "." else found
    return f"{found}#{fragment}" if fragment else found
