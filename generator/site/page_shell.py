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
from generator.pages.page import copy_path, has_feed
from generator.site.errors import BuildError
from generator.text.front_matter import front_matter

# A placeholder of a kind lies as deep as the pages of that kind, in the same folder, so that relative links hold.
_KEY = "briefingplaceholder"
_TITLE, _DESCRIPTION, _HEADING = "BRIEFINGTITLE", "BRIEFINGDESCRIPTION", "BRIEFINGHEADING"
# The heading of a placeholder as the engine writes it, which is its whole content.
_CONTENT = re.compile(rf'<h1 id="content">{_HEADING}(.*?)</h1>')


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
    markdown = copy_path(address)
    keys = front_matter(
        _TITLE, _DESCRIPTION, pictured=has_own_image(address), has_feed=has_feed(address), markdown=markdown
    )
    return f"{keys}# {_HEADING} {{ #content }}\n"


@dataclass(frozen=True, slots=True)
class PageShell:
    """The engine's page in ``pieces``: text, and between it the names of the parts to fill in.

    ``permalink`` is what the engine puts behind the words of a heading with the id "content".
    """

    address: str
    pieces: tuple[str, ...]
    permalink: str

    def fill(self, address: str, title: str, description: str, content: str) -> str:
        """Return the page at ``address`` with its plain ``title`` and ``description`` and its HTML ``content``."""
        parts = {_TITLE: html.escape(title), _DESCRIPTION: html.escape(description), _HEADING: content}
        if _KEY in self.address:
            parts[self.address.rstrip("/")] = address.rstrip("/")
            parts[_KEY] = address.rstrip("/").rpartition("/")[2]
        return "".join(parts.get(piece, piece) for piece in self.pieces)

    def fragment_content(self, document: str) -> str:
        """Return what the engine makes of a ``document`` of HTML fragments and one heading in Markdown."""
        before, _, after = f"\n{document}".partition("\n# ")
        heading, _, after = after.partition(" { #content }\n")
        before, after = before.strip("\n"), after.strip("\n")
        return f'{before}\n\n<h1 id="content">{heading}{self.permalink}</h1>\n{after}'.lstrip("\n")


def split_shell(address: str, page: str) -> PageShell:
    """Return the shell in the engine's ``page`` of a placeholder; raise BuildError where a part is not there."""
    content = _CONTENT.search(page)
    # The whole address stands in the canonical link, the last part of it in the link to the copy in Markdown.
    own = f"|{re.escape(address.rstrip('/'))}|{_KEY}" if _KEY in address else ""
    pieces = re.split(f"({_TITLE}|{_DESCRIPTION}|{_HEADING}{own})", _CONTENT.sub(_HEADING, page))
    missing = [name for name in (_TITLE, _DESCRIPTION, _HEADING) if name not in pieces]
    if missing or content is None:
        raise BuildError(f"the engine's page shows no {', '.join(missing)}; the theme's templates have changed")
    return PageShell(address, tuple(pieces), content[1])
