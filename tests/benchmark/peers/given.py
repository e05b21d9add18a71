"""Parts of our own finished pages that a peer gets as they are: charts, the state of play, pages that people wrote."""

import re
from pathlib import PurePosixPath
from posixpath import normpath

_LINK = re.compile(r'((?:href|src)=")((?:\.\.?/?)(?:[^"]*))"')
_FIGURE = re.compile(r'<figure class="tt-chart">.*?</figure>', re.DOTALL)
_END = re.compile(r'<h2 id="|<footer class="tt-trust"')


def absolute(text: str, address: str) -> str:
    """Return HTML of the page at ``address`` with links from the site's root: it may then stand on any page."""
    return _LINK.sub(lambda link: f'{link[1]}{_from_root(link[2], address)}"', text)


def _from_root(link: str, address: str) -> str:
    path, mark, rest = link.partition("#")
    whole = normpath((PurePosixPath("/") / address / path).as_posix())
    is_folder = whole != "/" and "." not in PurePosixPath(whole).name
    return f"{whole}{'/' if is_folder else ''}{mark}{rest}"


def figure(body: str) -> str:
    """Return the first chart of a page's ``body``, "" where there is none."""
    found = _FIGURE.search(body)
    return found[0] if found else ""


def section(body: str, key: str) -> str:
    """Return the section of ``body`` whose heading has the id ``key``, "" where there is none."""
    start = body.find(f'<h2 id="{key}"')
    if start < 0:
        return ""
    end = _END.search(body, start + 1)
    return body[start : end.start() if end else len(body)]


def between(body: str, start: str, end: str) -> str:
    """Return what stands in ``body`` from ``start`` up to ``end``, "" where one is missing."""
    at = body.find(start)
    to = body.find(end, at)
    return body[at:to] if at >= 0 and to >= 0 else ""
