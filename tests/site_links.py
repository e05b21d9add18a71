"""An independent look at a built tree: every internal link and fragment of every page leads to a file on disk."""

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(
    r"""<(?:a|link|img|script|area|source|use)\b[^>]*?\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
)
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkReport:
    """How many internal links and fragments were followed, and each that leads nowhere as ``page -> link``."""

    links: int
    fragments: int
    broken: tuple[str, ...]


def check_links(site: Path, prefix: str = "/") -> LinkReport:
    """Follow every internal link of the HTML pages below ``site``; ``prefix`` is the path the site is served under."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    targets: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []
    links = fragments = 0
    broken: set[str] = set()
    for name in sorted(file for file in files if file.endswith(".html")):
        text = (site / name).read_text(encoding="utf-8")
        targets[name] = {html.unescape(a or b or c) for a, b, c in _ID.findall(text)}
        for link in _links(text):
            path, _, fragment = link.partition("#")
            target = _target(name, path, prefix)
            links += 1
            if target not in files:
                broken.add(f"{name} -> {link}")
            elif fragment:
                fragments += 1
                wanted.append((name, target, fragment))
    for name, target, fragment in wanted:
        if target in targets and unquote(fragment) not in targets[target] and not fragment.startswith("__"):
            broken.add(f"{name} -> {target}#{fragment}")
    return LinkReport(links, fragments, tuple(sorted(broken)))


def _links(text: str) -> Iterator[str]:
    for a, b, c in _LINK.findall(text):
        link = html.unescape(a or b or c)
        if link and not _ELSEWHERE.match(link):
            yield link


def _target(page: str, path: str, prefix: str) -> str:
    """Return the file of the built tree that ``path`` on ``page`` leads to."""
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        found = posixpath.normpath(path.removeprefix(prefix.rstrip("/"))).lstrip("/").removeprefix(".")
    elif path:
        found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        found = "" if found == "." else found
    else:
        return page
    is_folder = not path or path.endswith(("/", "/.", "/..")) or path in (".", "..")
    return posixpath.join(found, "index.html") if is_folder or not posixpath.splitext(found)[1] else found
