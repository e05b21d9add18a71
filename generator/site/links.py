"""Links: what a page leads to and what can be led to, so that every internal link of the site is known to arrive."""

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote

# Any HTML, as the site engine writes it.
_LINK = re.compile(
    r"""<(?:a|link|img|script|area|source|use)\b[^>]*?\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
)
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
# Our own templates' HTML: attributes stand in double quotes, and no such quote stands anywhere else.
_OUR_LINK = re.compile(' href="([^"]*)"')
_OUR_PICTURE = re.compile(' src="([^"]*)"')
_OUR_ID = re.compile(' id="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def links_of(text: str, address: str, prefix: str = "/") -> tuple[str, ...]:
    """Return each internal target of the HTML ``text`` of the page at ``address``, once, in order.

    A target is an address or the path of a file below the site's root, with its fragment: ``events/x/``,
    ``about/#licence``, ``assets/a.css``. ``prefix`` is the path that the site is served under.
    """
    return _targets({a or b or c for a, b, c in _LINK.findall(text)}, address, prefix)


def links_of_body(body: str, address: str, prefix: str = "/") -> tuple[str, ...]:
    """Return what ``links_of`` does for a ``body`` that our own templates drew, in a fifth of the time."""
    return _targets({*_OUR_LINK.findall(body), *_OUR_PICTURE.findall(body)}, address, prefix)


def ids_of(text: str) -> tuple[str, ...]:
    """Return each place in the HTML ``text`` that a link can name."""
    return tuple(html.unescape(a or b or c) for a, b, c in _ID.findall(text))


def ids_of_body(body: str) -> tuple[str, ...]:
    """Return what ``ids_of`` does for a ``body`` that our own templates drew."""
    return tuple(_OUR_ID.findall(body))


def broken(wanted: Iterable[str], is_there: Callable[[str], bool], places: Callable[[str], Sequence[str]]) -> set[str]:
    """Return the targets among ``wanted`` that do not arrive.

    ``is_there`` tells whether an address or the path of a file exists, ``places`` returns the places of the page at an
    address. The theme's own marks (``#__``) are not asked for.
    """
    missing = set()
    for target in wanted:
        path, _, fragment = target.partition("#")
        found = path if is_there(path) else unquote(path)
        if fragment and not fragment.startswith("__"):
            known = places(found)
            arrives = fragment in known or unquote(fragment) in known
        else:
            arrives = is_there(found)
        if not arrives:
            missing.add(target)
    return missing


def _targets(links: set[str], address: str, prefix: str) -> tuple[str, ...]:
    root = "../" * address.count("/")
    start = len(root)
    found = set()
    for link in links:
        if "&" in link:
            link = html.unescape(link)  # noqa: PLW2901 - the same link, as it is meant
        if start and link.startswith(root) and "?" not in link and not link.startswith("../", start):
            found.add(link[start:])  # the way that all templates write
        elif link and not _ELSEWHERE.match(link):
            found.add(_target(address, link, prefix))
    return tuple(sorted(found))


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
