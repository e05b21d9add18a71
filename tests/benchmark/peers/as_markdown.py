"""A finished article as the Markdown that users of a Markdown engine write: headings, lists, tables, links.

In: the HTML of one of our articles. Out: the same words as Markdown. Pictures become images of their files; what only a
script can use (forms, hidden parts) and the list of a page's own sections, which the engine makes, are left out.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser

_MARKS = re.compile(r"([\\`*_\[\]<>|])")
_SPACE = re.compile(r"\s+")
_BLOCKS = {"p", "div", "section", "article", "ul", "ol", "dl", "details", "footer", "nav", "summary", "header"}
_SKIPPED = {"svg", "script", "style", "form", "fieldset", "figcaption"}
_HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####"}
_INLINE = {"strong": "**", "em": "*", "code": "`"}
_ROWS = {"td", "th", "tr", "thead", "table"}
_VOID = {"br", "input", "img", "path", "rect", "line", "circle"}


def as_markdown(body: str, link: Callable[[str], str]) -> str:
    """Return ``body`` as Markdown; ``link`` gives the address to write for one that stands in it."""
    writer = _Writer(link)
    writer.feed(body)
    writer.end_line()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(writer.lines)).strip() + "\n"


class _Writer(HTMLParser):
    def __init__(self, link: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.link = link
        self.lines: list[str] = []
        self.line, self.start, self.heading = "", "", ""
        self.skipping: list[str] = []
        self.items = 0
        self.cells: list[str] | None = None
        self.hrefs: list[str] = []

    def end_line(self, *, apart: bool = True) -> None:
        """Write the line begun, with an empty one after it unless it is an item of a list."""
        text = _SPACE.sub(" ", self.line).strip()
        if self.cells is not None:
            return
        if text:
            self.lines.append(f"{self.start}{text}")
            self.start = "    " if self.items else ""
        if apart and not self.items:
            self.lines.append("")
        self.line = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if given.get("class") == "tt-chart__file":
            self.lines += [f"![Chart]({self.link(given['href'])})", ""]
        if self.skipping or tag in _SKIPPED or "hidden" in given or given.get("class") == "tt-contents":
            if tag not in _VOID:
                self.skipping.append(tag)
        elif tag in _INLINE:
            self.line += _INLINE[tag]
        elif tag == "a":
            self.hrefs.append(self.link(given.get("href", "")))
            self.line += "["
        else:
            self._begin(tag, given.get("id", ""))

    def _begin(self, tag: str, key: str) -> None:
        if tag in _HEADINGS:
            self.end_line()
            self.start, self.heading = f"{_HEADINGS[tag]} ", key
        elif tag in ("li", "dt"):
            self.end_line(apart=False)
            self.items += 1
            self.start, self.line = "- ", "**" if tag == "dt" else ""
        elif tag == "tr":
            self.cells = []
        elif tag in ("td", "th"):
            self.line = ""
        elif tag in _BLOCKS:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.pop()
        elif tag in _INLINE:
            self.line += _INLINE[tag]
        elif tag == "a" and self.hrefs:
            self.line += f"]({self.hrefs.pop()})"
        elif tag == "span":
            self.line += " "
        elif tag in _ROWS:
            self._end_cells(tag)
        else:
            self._end(tag)

    def _end(self, tag: str) -> None:
        if tag in _HEADINGS:
            self.line += f" {{ #{self.heading} }}" if self.heading else ""
            self.end_line()
        elif tag == "dt":
            self.line += ":** "
        elif tag in ("li", "dd"):
            self.end_line(apart=False)
            self.items = max(0, self.items - 1)
            self.start = ""
        elif tag in _BLOCKS:
            self.end_line()

    def _end_cells(self, tag: str) -> None:
        if tag in ("td", "th"):
            (self.cells if self.cells is not None else []).append(_SPACE.sub(" ", self.line).strip())
            self.line = ""
        elif tag == "tr" and self.cells is not None:
            row, self.cells = self.cells, None
            self.lines.append(f"| {' | '.join(row)} |")
        elif tag == "thead":
            self.lines.append("|" + " --- |" * (self.lines[-1].count(" | ") + 1))
        elif tag == "table":
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.line += data.replace("\n", " ") if self.line.count("`") % 2 else _MARKS.sub(r"\\\1", data)
