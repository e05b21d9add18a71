"""Text in Markdown: what contributors write is shown as they typed it, wherever in a document it stands."""

import re
from urllib.parse import quote

# What Python-Markdown and its extensions read as marks, anywhere in a text.
_MARKS = re.compile(r"[\\`*_{}\[\]<>&|~#^=@:!]")
# What could open a block at the beginning of a text: a sign, or a number with a dot as in an ordered list.
_OPENER = re.compile(r"[^\w\s]|\d(?=\d*[.)](?:\s|$))")


def escape_markdown(text: str) -> str:
    """Return plain ``text`` as Markdown in one line: marks become numeric character references (CommonMark 2.5)."""
    line = escape_marks(" ".join(text.split()))
    first = _OPENER.match(line)
    if first and not line.startswith("&#"):
        line = _reference(first) + line[first.end() :]
    return line


def escape_marks(text: str) -> str:
    """Return a part of a line, not its beginning, with its marks as references; spaces stay."""
    return _MARKS.sub(_reference, text)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def code_span(text: str) -> str:
    """Return ``text`` as a span of code, in which no Markdown, HTML, name or number means anything (CommonMark 6.1)."""
    line = " ".join(text.split())
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}" if longest or not line else f"{fence}{line}{fence}"


def autolink(url: str) -> str:
    """Return an address as a link that shows itself; what could end the link early is percent-encoded."""
    return f"<{''.join(quote(char) if char.isspace() or char in '<>`' else char for char in url)}>"
