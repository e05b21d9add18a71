"""An independent look at a built tree: every internal link and fragment of every page leads to a file on disk.

It shares no code and no way of working with the build's own check: pages are read by the standard library's parser,
and addresses are resolved as a browser does it (RFC 3986).
"""

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

ORIGIN = "https://site.example"


class _Page(HTMLParser):
    """Collects the targets and the ids of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.targets.append(value)
            elif name == "id" and value:
                self.ids.add(value)


@dataclass(frozen=True, slots=True)
class LinkReport:
    """How many internal links and fragments were followed, and each that leads nowhere as ``page -> link``."""

    links: int
    fragments: int
    broken: tuple[str, ...]


def check_links(site: Path, prefix: str = "/") -> LinkReport:
    """Follow every internal link of the HTML pages below ``site``; ``prefix`` is the path the site is served under."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: _Page((site / name).read_text(encoding="utf-8")) for name in files if name.endswith(".html")}
    links = fragments = 0
    broken: set[str] = set()
    for name, page in pages.items():
        # The page for what is not there is shown at any address; its links start at the site's root.
        base = f"{ORIGIN}{prefix}{'' if name == '404.html' else name}"
        for target in page.targets:
            address, fragment = urldefrag(urljoin(base, target))
            parts = urlsplit(address)
            if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
                continue
            links += 1
            file = unquote(parts.path).removeprefix(prefix)
            file = f"{file}index.html" if file.endswith("/") or not file else file
            if file not in files:
                broken.add(f"{name} -> {target}")
            elif fragment and not fragment.startswith("__"):
                fragments += 1
                if unquote(fragment) not in pages[file].ids:
                    broken.add(f"{name} -> {target}")
    return LinkReport(links, fragments, tuple(sorted(broken)))
