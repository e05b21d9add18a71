"""SVG elements, whose text and attributes are always escaped, and pictures with their title and description."""

import re
import textwrap
from dataclasses import dataclass

from markupsafe import Markup, escape

# Characters that XML 1.0 cannot contain.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Attribute = str | float | None


def el(name: str, /, *children: str, **attributes: Attribute) -> Markup:
    """Return an element. Children that are not Markup are escaped.

    ``class_`` stands for class and ``stroke_width`` for stroke-width. Attributes that are None are left out.
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is not None:
            attribute = key.rstrip("_").replace("_", "-")
            parts.append(f' {attribute}="{_escape(value) if isinstance(value, str) else number(value)}"')
    inner = "".join([_escape(child) for child in children])
    return Markup(f"{''.join(parts)}>{inner}</{name}>" if inner else f"{''.join(parts)}/>")  # noqa: S704 - escaped


def _escape(text: str) -> str:
    return text if isinstance(text, Markup) else escape(_ILLEGAL.sub("\ufffd", text))


def number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def text(x: float, y: float, words: str, css: str = "", anchor: str = "start") -> Markup:
    """Return text with the classes ``css``. ``x`` is its start, middle or end (``anchor``), ``y`` its baseline."""
    return el(
        "text", words, x=x, y=y, class_=f"tt-c-text {css}".strip(), text_anchor=None if anchor == "start" else anchor
    )


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> Markup:
    """Return a line with the classes ``css``."""
    return el("path", d=f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", class_=css)


def rect(x: float, y: float, width: float, height: float, css: str) -> Markup:
    """Return a rectangle with the classes ``css``."""
    return el("rect", x=x, y=y, width=width, height=height, class_=css)


def join(*parts: Markup) -> Markup:
    """Return parts one after the other."""
    return Markup("").join(parts)


def group(*parts: Markup, transform: str | None = None) -> Markup:
    """Return parts as one group."""
    return el("g", join(*parts), transform=transform)


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return the greatest width of ``words`` in the fonts that readers may have; some system fonts are wide."""
    return len(words) * size * (0.69 if bold else 0.63)


def wrap(words: str, width: float, size: float, *, most: int, bold: bool = False) -> list[str]:
    """Return ``words`` in at most ``most`` lines of ``width``; if they do not fit, the last one ends in an ellipsis."""
    letters = max(4, int(width / width_of("n", size, bold=bold)))
    lines = textwrap.wrap(words, letters)
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][: letters - 1].rstrip(" .,;:") + "…"]


def plated(x: float, y: float, words: str, css: str = "", anchor: str = "start", *, size: float = 12) -> Markup:
    """Return text of ``size`` on a plate in the colour of the ground, which hides the lines behind it."""
    wide = width_of(words, size) * 0.92
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return join(rect(left - 2, y - size, wide + 4, size + 4, "tt-c-ground"), text(x, y, words, css, anchor))


def make_id(*parts: str) -> str:
    """Return an id made of ``parts``: lower-case letters, digits and hyphens."""
    return "-".join(re.sub("[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts)


_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing, in the ``variant`` "wide" or "narrow".

    ``marks`` is what is drawn; ``words`` say the same for screen readers. ``links`` are the parts that can be clicked
    and reached by keyboard. ``id`` is unique on a page.
    """

    id: str
    title: str
    words: str
    width: float
    height: float
    marks: Markup
    links: Markup = _NOTHING
    variant: str = "wide"

    def svg(self) -> Markup:
        """Return the picture for a page: styled by the page's style sheet, as wide as its place."""
        key = make_id(self.id, self.variant)
        head = join(el("title", self.title, id=f"{key}-t"), el("desc", self.words, id=f"{key}-d"))
        body = join(el("g", self.marks, aria_hidden="true"), self.links) if self.links else self.marks
        return el(
            "svg",
            join(head, body),
            viewBox=f"0 0 {number(self.width)} {number(self.height)}",
            class_=f"tt-pic tt-pic--{self.variant}",
            role="group" if self.links else "img",
            aria_labelledby=f"{key}-t",
            aria_describedby=f"{key}-d",
        )


def responsive(wide: Picture, narrow: Picture) -> Markup:
    """Return both variants of a picture; the style sheet shows the one that fits the screen."""
    return join(wide.svg(), narrow.svg())
