"""Links: what a page leads to and what can be led to, so that every internal link of the site is known to arrive."""

import html
import posixpath
import re
from collections.abc import Callable, Collection, Iterable
from urllib.parse import unquote

_VALUE = r"""(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""


def _tag(names: str, attribute: str) -> re.Pattern[str]:
    """Return what finds tags called ``names`` that have an ``attribute``; a group holds its value.

    Attributes are taken one by one, so that one inside another's value is not mistaken for it, and never taken back
    (the plus signs), so that a tag without the attribute is read only once.
    """
    other = rf"""\s++(?!{attribute}=)[^\s=>"'/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?+"""
    return re.compile(rf"<{names}(?:{other})*+\s+{attribute}={_VALUE}")


_LINK = _tag(r"(?:a|link|img|script|area|source|use)\b", "(?:href|src)")
_ID = _tag(r"[a-z][a-z0-9]*+", "id")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def links_of(text: str, address: str, prefix: str = "/") -> tuple[str, ...]:
    """Return each internal target of the HTML ``text`` of the page at ``address``, once, in order.

    A target is an address or the path of a file below the site's root, with its fragment: ``events/x/``,
    ``about/#licence``, ``assets/a.css``. ``prefix`` is the path that the site is served under.
    """
    return _targets({a or b or c for a, b, c in _LINK.findall(text)}, address, prefix)


def ids_of(text: str) -> tuple[str, ...]:
    """Return each place in the HTML ``text`` that a link can name."""
    return tuple(html.unescape(a or b or c) for a, b, c in _ID.findall(text))


def broken(
    wanted: Iterable[str], is_there: Callable[[str], bool], places: Callable[[str], Collection[str]]
) -> set[str]:
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
