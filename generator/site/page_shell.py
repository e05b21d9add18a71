"""The page shell: a page that the engine drew from a placeholder, split where a page's own parts go.

The engine needs 20 to 60 times longer for a page than its content does. So it draws one shell for each place in the
navigation and for each kind of page, and the build fills it for every page. A test holds that each page equals, byte
for byte, the page that the engine makes of the same document.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.cards.paths import has_own_image
from generator.site.errors import BuildError
from generator.text.front_matter import front_matter

# A placeholder of a kind lies as deep as the pages of that kind, in the same folder, so that relative links hold.
_KEY = "briefingplaceholder"
_TITLE, _DESCRIPTION, _BODY = "BRIEFINGTITLE", "BRIEFINGDESCRIPTION", "BRIEFINGBODY"
# The heading keeps the theme from adding one of its own.
_ARTICLE = f"<article><h1>{_BODY}</h1></article>"
_INDENT = re.compile(r"\n\s*")
# A name that the theme leaves out and a screen reader needs (WAI-ARIA: a dialog has a name).
_UNNAMED = '<div class="md-search" data-md-component="search" role="dialog">'
_NAMED = '<div class="md-search" data-md-component="search" role="dialog" aria-label="Search">'


def shell_address(address: str) -> str:
    """Return the address of the placeholder whose shell the page at ``address`` fills.

    A page at the top ("countries/") has a place in the navigation and a shell of its own; pages below share one with
    those of the same folder and depth.
    """
    folder, *below = address.split("/")[:-1] or [""]
    return f"{folder}/{f'{_KEY}/' * len(below)}" if below else address


def shell_addresses(addresses: Iterable[str]) -> list[str]:
    """Return the addresses of all placeholders that the pages at ``addresses`` need, in order."""
    return sorted({shell_address(address) for address in addresses})


def placeholder_document(address: str) -> str:
    """Return the document of the placeholder at ``address``: like a page's own, with words to be replaced."""
    keys = front_matter(_TITLE, _DESCRIPTION, searchable=False, pictured=has_own_image(address))
    return f"{keys}{_ARTICLE}\n"


@dataclass(frozen=True, slots=True)
class PageShell:
    """The engine's page in ``pieces``: text, and between it the names of the parts to fill in."""

    address: str
    pieces: tuple[str, ...]

    def fill(self, address: str, title: str, description: str, body: str) -> str:
        """Return the page at ``address`` with its plain ``title`` and ``description`` and its HTML ``body``."""
        parts = {_TITLE: html.escape(title), _DESCRIPTION: html.escape(description), _ARTICLE: body.rstrip("\n")}
        if _KEY in self.address:
            parts[self.address.rstrip("/")] = address.rstrip("/")
        return "".join(parts.get(piece, piece) for piece in self.pieces)


def split_shell(address: str, page: str) -> PageShell:
    """Return the shell in the engine's ``page`` of a placeholder; raise BuildError where a part is not there."""
    own = f"|{re.escape(address.rstrip('/'))}" if _KEY in address else ""
    pieces = re.split(f"({_TITLE}|{_DESCRIPTION}|{_ARTICLE}{own})", page)
    missing = [name for name in (_TITLE, _DESCRIPTION, _ARTICLE) if name not in pieces]
    if missing:
        raise BuildError(f"the engine's page shows no {', '.join(missing)}; the theme's templates have changed")
    return PageShell(address, tuple(pieces))


def tidy(text: str) -> str:
    """Return HTML without indents and empty lines, unless it holds text set in lines."""
    return text if "<pre" in text else _INDENT.sub("\n", text)


def finish(page: str) -> str:
    """Return the engine's ``page`` as it is published: tidy, its dialog named."""
    return tidy(page).replace(_UNNAMED, _NAMED)
