"""Rich text of summaries: only emphasis and links, rendered with Markdown and cleaned with nh3.

Links go to ``https:`` addresses or to ``event:ID``. Anything else that looks like markup is shown as typed.
"""

import html
import re
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, TypeVar, cast

import nh3
from markupsafe import Markup

if TYPE_CHECKING:
    import markdown
    from markdown.treeprocessors import InlineProcessor
    from markdown.util import Registry

_BLOCKS = ("empty", "paragraph")
_INLINE = ("escape", "link", "em_strong")

T = TypeVar("T")
_EVENT = re.compile(r'href="event:([a-z0-9-]+)"')
_MARKS = re.compile(r"[\[\]*_\\]")
# Double quotes in text are escaped, so that links can be found without a parser: a quote delimits an attribute.
_TAG_OR_QUOTE = re.compile(r'(<[^">]*(?:"[^"]*"[^">]*)*>)|"')


@cache
def _renderer() -> "markdown.Markdown":
    """Return a Markdown renderer that knows only paragraphs, emphasis and links."""
    import markdown  # noqa: PLC0415 - slow to load, and few summaries need it

    renderer = markdown.Markdown()
    renderer.parser.blockprocessors = _only(renderer.parser.blockprocessors, _BLOCKS)
    # What looks for them in a paragraph keeps the list that it was made with.
    inline = cast("InlineProcessor", renderer.treeprocessors["inline"])
    inline.inlinePatterns = _only(inline.inlinePatterns, _INLINE)
    renderer.preprocessors.deregister("html_block")
    return renderer


def _only(registry: "Registry[T]", kept: tuple[str, ...]) -> "Registry[T]":
    """Return a registry of only the ``kept`` items of ``registry``, the first with the highest priority."""
    smaller: Registry[T] = type(registry)()
    for priority, name in enumerate(reversed(kept)):
        smaller.register(registry[name], name, priority)
    return smaller


def _only_safe_links(_tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or value.startswith(("https://", "event:")) else None


def render_rich(text: str, to_events: str) -> Markup:
    """Return ``text`` as safe HTML paragraphs. ``to_events`` is the relative path from the page to ``events/``."""
    if not _MARKS.search(text):
        return Markup(f"<p>{escape_text(text)}</p>")  # noqa: S704 - escaped there
    clean = nh3.clean(
        _rough(text),
        tags={"p", "em", "strong", "a"},
        attributes={"a": {"href"}, "*": set()},
        attribute_filter=_only_safe_links,
        url_schemes={"https", "event"},
        link_rel="noopener nofollow",
    )
    clean = _TAG_OR_QUOTE.sub(lambda match: match[1] or "&quot;", clean)
    return Markup(_EVENT.sub(rf'href="{to_events}\1/"', clean))  # noqa: S704 - cleaned by nh3


def _rough(text: str) -> str:
    """Return ``text`` as HTML whose links may lead anywhere."""
    return _renderer().reset().convert(html.escape(text, quote=False))


def link_targets(text: str) -> list[str]:
    """Return what each link in rich ``text`` leads to, as it is written there."""
    if not _MARKS.search(text):
        return []
    links = _Links()
    links.feed(_rough(text))
    return links.targets


class _Links(HTMLParser):
    """Collects where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the target of a link."""
        self.targets += [value or "" for name, value in attrs if (tag, name) == ("a", "href")]


def escape_text(text: str) -> Markup:
    """Return plain ``text`` escaped for HTML, with its double quotes as ``&quot;`` (see ``_TAG_OR_QUOTE``)."""
    return Markup(html.escape(text, quote=False).replace('"', "&quot;"))  # noqa: S704 - escaped here


def plain_text(text: str) -> str:
    """Return rich text without its marks, for descriptions, exports and the search index."""
    if not _MARKS.search(text):
        return text
    return html.unescape(re.sub(r"<[^>]+>", "", render_rich(text, "")))
