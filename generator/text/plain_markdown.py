"""Documents as they are published: Markdown that reads well by itself, without the means of our site engine.

What only the engine understands goes: attribute lists, wrappers, description lists, folds, drawings. Links become
absolute, and a chart becomes an image. Text that contributors wrote has backslashes in place of character references.
"""

import re
from posixpath import dirname, join, normpath

# What stands on each sheet of paper.
_SHEET = re.compile(r"^[^\n]*\n\{ \.tt-sheet \}\n", re.MULTILINE)
# What leads to the repository, on pages alone.
_TAKE_PART = re.compile(r"^[^\n]*\n\{ \.tt-part \}\n", re.MULTILINE)
_CONTENTS = re.compile(r'<nav class="tt-contents"[^>]*>.*?</nav>\n*', re.DOTALL)
_DATA = re.compile(r"^<script [^\n]*</script>\n", re.MULTILINE)
_WRAPPER = re.compile(r"^(?:<(?:div|details) [^>]*markdown>|</(?:div|details)>)\n", re.MULTILINE)
# What is behind a fold has a heading instead.
_SUMMARY = re.compile(r"^<summary markdown>(.*)</summary>$", re.MULTILINE)
# Text holds no braces of its own: these are character references there.
_ATTRIBUTE_LINE = re.compile(r"^\{ [^{}]* \}\n", re.MULTILINE)
_ATTRIBUTES = re.compile(r" ?\{ [^{}]* \}")
_CHART = re.compile(
    r"^(?:\*\*(?P<title>[^\n]*)\*\*\n\{ \.tt-chart__title \}\n+)?<figure[^>]*>.*?</figure>\n+"
    r"(?P<caption>[^\n]*?)(?: \*Download: \[SVG\]\((?P<file>[^)\n]*\.svg)\)[^\n]*)?\n\{ \.tt-caption \}\n",
    re.DOTALL | re.MULTILINE,
)
_DESCRIPTION = re.compile(r"^(?P<term>[^\n|>-][^\n]*)\n(?P<texts>(?::   [^\n]*\n)+)", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]*)\)")
_REFERENCE = re.compile(r"&#(\d+);")
_NUMBER = re.compile(r"&#(\d+);(\d*)([.)])(?=\s)")
# Marks of CommonMark and of its tables; the others mean nothing to a plain reader of Markdown.
_ESCAPED = frozenset("\\`*_[]<>|#~-+&")


def plain_markdown(document: str, address: str, site: str) -> str:
    """Return the published form of the ``document`` (without front matter) of the page at ``address``.

    ``site`` is the address of the site, ended by a slash.
    """
    text = _TAKE_PART.sub("", _DATA.sub("", _CONTENTS.sub("", _SHEET.sub("", document))))
    text = _CHART.sub(_image, text)
    text = _SUMMARY.sub(r"### \1", _WRAPPER.sub("", text))
    text = _DESCRIPTION.sub(_described, text)
    text = _ATTRIBUTES.sub("", _ATTRIBUTE_LINE.sub("", text))
    text = legible(_LINK.sub(lambda link: f"]({_absolute(link[1], address, site)})", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def legible(text: str) -> str:
    """Return Markdown with backslashes in the place of character references, and none where none is needed."""
    text = _NUMBER.sub(lambda number: f"{chr(int(number[1]))}{number[2]}\\{number[3]}", text)
    return _REFERENCE.sub(_character, text)


def _image(chart: re.Match[str]) -> str:
    """Return a chart as an image with its caption; one that is no file of its own is left out."""
    if not chart["file"]:
        return ""
    title = chart["title"] or "Chart"
    return f"![{title}]({chart['file']})\n\n{chart['caption']}\n"


def _described(group: re.Match[str]) -> str:
    """Return a term of a description list and its texts as items of a list."""
    texts = [line[4:] for line in group["texts"].splitlines()]
    term = _ATTRIBUTES.sub("", group["term"])
    if len(texts) == 1:
        return f"- **{term}**: {texts[0]}\n"
    return "".join([f"- **{term}**\n", *(f"    - {text}\n" for text in texts)])


def _absolute(target: str, address: str, site: str) -> str:
    if "://" in target:
        return target
    path = re.split(r"[?#]", target, maxsplit=1)[0]
    found = normpath(join(dirname(address), path)).removeprefix("./") if path else address
    found = "" if found == "." else found
    if found.endswith(".md"):
        folder = found.removesuffix(".md").removesuffix("index").rstrip("/")
        found = f"{folder}/" if folder else ""
    return f"{site}{found}{target[len(path) :]}"


def _character(reference: re.Match[str]) -> str:
    character = chr(int(reference[1]))
    return f"\\{character}" if character in _ESCAPED else character
