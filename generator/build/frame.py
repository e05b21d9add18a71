"""The frame: one page a kind that the engine draws from a placeholder document, split where a page's own parts go.

Event, person and source pages come by the thousand. The engine needs 20 to 60 times longer for a page than its content
does, so it draws one of each kind, and the build stamps the others from it. A test holds that each stamped page equals,
byte for byte, the page that the engine makes from the same document.
"""

import html
import re
from dataclasses import dataclass

from generator.build.failure import BuildError

# A kind's placeholder lies in its folder, as deep as every page of the kind (FOLDER/ID/), so that relative links hold.
PLACEHOLDER = "ttbplaceholder"
_TITLE, _DESCRIPTION, _BODY = "TTBTITLE", "TTBDESCRIPTION", "TTBBODY"
# The heading keeps the theme from adding one of its own.
_ARTICLE = f"<article><h1>{_BODY}</h1></article>"
PLACEHOLDER_DOCUMENT = (
    f"---\ntitle: {_TITLE}\ndescription: {_DESCRIPTION}\nhide: [navigation, toc]\nsearch: {{exclude: true}}\n---\n\n"
    f"{_ARTICLE}\n"
)
_PARTS = re.compile(f"({_TITLE}|{_DESCRIPTION}|{PLACEHOLDER}|{_ARTICLE})")


@dataclass(frozen=True, slots=True)
class Frame:
    """The engine's page in pieces: text, and between it what to put in."""

    pieces: tuple[str, ...]

    def stamp(self, key: str, title: str, description: str, body: str) -> str:
        """Return the page at FOLDER/``key``/ with its plain ``title`` and ``description`` and its HTML ``body``."""
        parts = {_TITLE: html.escape(title), _DESCRIPTION: html.escape(description), PLACEHOLDER: key}
        return "".join(parts.get(piece, body if _BODY in piece else piece) for piece in self.pieces)


def split_frame(page: str) -> Frame:
    """Return the frame in the engine's ``page`` of the placeholder; raise BuildError where a part is not there."""
    pieces = _PARTS.split(page)
    missing = [name for name in (_TITLE, _DESCRIPTION, _BODY) if not any(name in piece for piece in pieces)]
    if missing:
        raise BuildError(f"the engine's page shows no {', '.join(missing)}; the theme's templates have changed")
    return Frame(tuple(pieces))
