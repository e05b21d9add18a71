"""The frame: a page that the engine draws from a placeholder document, split where a page's own parts go.

The engine needs 20 to 60 times longer for a page than its content does. So it draws one page for each place of the
navigation and for each kind of page, and the build stamps all pages from these. A test holds that each stamped page
equals, byte for byte, the page that the engine makes from the same document.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.cards.paths import has_picture
from generator.site.errors import BuildError
from generator.text.front_matter import front_matter

# Of a kind the placeholder lies as deep as its pages do, in the same folder, so that relative links hold.
_KEY = "ttbplaceholder"
_TITLE, _DESCRIPTION, _BODY = "TTBTITLE", "TTBDESCRIPTION", "TTBBODY"
# The heading keeps the theme from adding one of its own.
_ARTICLE = f"<article><h1>{_BODY}</h1></article>"
_INDENT = re.compile(r"\n\s*")
# What the theme leaves out that a screen reader needs (ARIA: a dialog has a name).
_MENDED = ('<div class="md-search" data-md-component="search" role="dialog">',
           '<div class="md-search" data-md-component="search" role="dialog" aria-label="Search">')  # fmt: skip


def frame_address(address: str) -> str:
    """Return the address of the placeholder whose frame the page at ``address`` is stamped from.

    A page at the top ("countries/") stands in the navigation and has a frame of its own; pages below share one with
    those of the same folder and depth.
    """
    folder, *below = address.split("/")[:-1] or [""]
    return f"{folder}/{f'{_KEY}/' * len(below)}" if below else address


def placeholder_document(address: str) -> str:
    """Return the document of the placeholder at ``address``: as a page's own, with words to be replaced."""
    keys = front_matter(_TITLE, _DESCRIPTION, searchable=False, pictured=has_picture(address))
    return f"{keys}{_ARTICLE}\n"


def frame_addresses(addresses: Iterable[str]) -> list[str]:
    """Return the addresses of all placeholders that the pages at ``addresses`` need, in order."""
    # Of tens of thousands of pages, one of each folder and depth tells.
    kinds = {(address.partition("/")[0], address.count("/")): address for address in addresses}
    return sorted({frame_address(address) for address in kinds.values()})


def is_shared(address: str) -> bool:
    """Tell whether a placeholder's address is no page's own."""
    return _KEY in address


def tidy(text: str) -> str:
    """Return HTML without indents and empty lines, where it holds no text set in lines."""
    if "<pre" in text:
        return text
    if "\n " in text or "\n\t" in text:
        return _INDENT.sub("\n", text)
    while "\n\n" in text:
        text = text.replace("\n\n", "\n")
    return text


def finished(page: str) -> str:
    """Return the engine's ``page`` as it is published: tidy, its dialog named."""
    return tidy(page).replace(*_MENDED)


@dataclass(frozen=True, slots=True)
class Frame:
    """The engine's page in pieces: text, and between it what to put in. ``address`` is its placeholder's."""

    address: str
    pieces: tuple[str, ...]

    def stamp(self, address: str, title: str, description: str, body: str) -> str:
        """Return the page at ``address`` with its plain ``title`` and ``description`` and its HTML ``body``."""
        parts = {_TITLE: html.escape(title), _DESCRIPTION: html.escape(description), _ARTICLE: body.rstrip("\n")}
        if is_shared(self.address):
            parts[self.address.rstrip("/")] = address.rstrip("/")
        return "".join(parts.get(piece, piece) for piece in self.pieces)


def split_frame(address: str, page: str) -> Frame:
    """Return the frame in the engine's ``page`` of the placeholder; raise BuildError where a part is not there."""
    own = f"|{re.escape(address.rstrip('/'))}" if is_shared(address) else ""
    pieces = re.split(f"({_TITLE}|{_DESCRIPTION}|{_ARTICLE}{own})", page)
    missing = [name for name in (_TITLE, _DESCRIPTION, _ARTICLE) if name not in pieces]
    if missing:
        raise BuildError(f"the engine's page shows no {', '.join(missing)}; the theme's templates have changed")
    return Frame(address, tuple(pieces))
