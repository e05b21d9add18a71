"""SVG: elements whose text and attributes are always escaped, and a picture with its title and description."""

import re
import textwrap
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

# What XML 1.0 has no way to write.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Attribute = str | float | None


def el(name: str, *children: str, **attributes: Attribute) -> Markup:
    """Return an element. Children that are no markup are escaped; ``class_`` is class, ``stroke_width`` stroke-width.

    Attributes that are None are left out.
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is not None:
            parts.append(f'{_attribute(key)}="{_clean(value) if isinstance(value, str) else number(value)}"')
    inner = "".join([_clean(child) for child in children])
    return Markup(f"{''.join(parts)}>{inner}</{name}>" if inner else f"{''.join(parts)}/>")  # noqa: S704 - escaped


def _clean(text: str) -> str:
    return text if isinstance(text, Markup) else _escaped(text)


# A picture has hundreds of parts, whose attributes and classes are the same few. Markup equals the text it is made of,
# so it must never be asked of what is remembered here.
@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    return str(escape(_ILLEGAL.sub("\ufffd", text)))


@lru_cache(maxsize=256)
def _attribute(key: str) -> str:
    return " " + key.rstrip("_").replace("_", "-")


def number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> Markup:
    """Return text at its baseline. ``kind`` is its class below ``tt-c-``; ``anchor``: start, middle or end."""
    return el("text", words, x=x, y=y, class_=f"tt-c-text {kind}".strip(), text_anchor=_unless_start(anchor))


def _unless_start(anchor: str) -> str | None:
    return None if anchor == "start" else anchor


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    """Return a line of the class ``kind``."""
    return el("path", d=f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", class_=kind)


def rect(x: float, y: float, width: float, height: float, kind: str, fill: str | None = None) -> Markup:
    """Return a rectangle of the class ``kind``; ``fill`` may name a pattern."""
    return el("rect", x=x, y=y, width=width, height=height, class_=kind, fill=fill)


def join(*parts: Markup) -> Markup:
    """Return parts one after the other."""
    return Markup("").join(parts)


def group(*parts: Markup, kind: str | None = None, transform: str | None = None) -> Markup:
    """Return parts as one group."""
    return el("g", join(*parts), class_=kind, transform=transform)


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide ``words`` are at most: the type is the reader's own, and some system types run wide."""
    return len(words) * size * (0.69 if bold else 0.63)


def wrap(words: str, width: float, size: float, *, most: int, bold: bool = False) -> list[str]:
    """Return ``words`` in at most ``most`` lines of ``width``, the last one cut with an ellipsis where needed."""
    letters = max(4, int(width / width_of("n", size, bold=bold)))
    lines = textwrap.wrap(words, letters)
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][: letters - 1].rstrip(" .,;:") + "…"]


def name(*parts: str) -> str:
    """Return an id made of ``parts``: small letters, digits and hyphens."""
    return "-".join(re.sub("[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts)


_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing. ``marks`` are for the eye, ``words`` say the same; ``links`` lead out of it by pointer and key.

    ``id`` is unique on a page; ``variant`` is the room it is drawn for, wide or narrow.
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
        """Return the picture for a page: its look comes from the page's style sheet, its height from its width."""
        key = name(self.id, self.variant)
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


def both(wide: Picture, narrow: Picture) -> Markup:
    """Return a picture in its two variants; the style sheet shows one and takes the other out of the page."""
    return join(wide.svg(), narrow.svg())
