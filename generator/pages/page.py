"""A page: its address, the template that renders it, and what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.output import Output

_FRAGMENTS = frozenset({"events", "sources", "people", "publishers", "deadlines", "measures", "agreements"})
_FOLLOWED = frozenset({"countries", "topics", "pairs"})
# Kinds of fragments that are published in Markdown too.
_COPIED = frozenset({"events"})
_TOOLS = frozenset({"explore", "as-of", "subscribe"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that a search finds by itself, such as a term of the glossary; ``anchor`` is its id there."""

    anchor: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    ``address`` is its path below the site's root, ended by a slash ("" is the home page). Its template sees
    ``context`` and the page itself, and nothing else of the record. ``contents`` says whether a list of its sections
    is shown. A search finds the page by its title, by ``names`` (what readers call the same thing) and by ``text``;
    ``note`` is shown beside what is found, such as a date, and ``parts`` are found by themselves; of pages of a kind,
    those with a higher ``weight`` stand first. ``changed`` is the day of the last change (ISO 8601), by
    default that of the entries which the page rests on. A page of fragments whose kind is published in Markdown too has
    a ``copy_template`` for that.
    """

    address: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any] = field(default_factory=dict)
    searchable: bool = True
    contents: bool = True
    names: tuple[str, ...] = ()
    note: str = ""
    text: str = ""
    parts: tuple[Part, ...] = ()
    weight: int = 10
    changed: str = ""
    copy_template: str = ""

    def __post_init__(self) -> None:
        checked = self.context.get("checked")
        if checked and not self.changed:
            object.__setattr__(self, "changed", checked.changed.isoformat())

    @property
    def to_root(self) -> str:
        """The relative path from the page to the site's root: "" at home, "../../" two folders down."""
        return "../" * self.address.count("/")

    def output(self) -> Output:
        """Return the page as an output."""
        return page_output(self.address, _itself, self)


def page_output(address: str, make: Callable[..., Page], *inputs: Any) -> Output:  # noqa: ANN401 - any input
    """Return the page at ``address`` as an output. ``make(*inputs)`` is called only if the page must be rendered."""
    return Output(page_path(address), make, inputs, copy_path(address))


def page_path(address: str) -> str:
    """Return the path of the file of the page at ``address``."""
    return f"{address}index.html"


def is_fragment(address: str) -> bool:
    """Tell whether the page at ``address`` is a heading and fragments of HTML rather than Markdown.

    These are the kinds that come by the thousand, and the two pages that are tools.
    """
    folder, *below = address.split("/")[:-1] or [""]
    return folder in _TOOLS or (folder in _FRAGMENTS and len(below) == 1)


def has_feed(address: str) -> bool:
    """Tell whether the folder of the page at ``address`` holds its feed.

    It is that of a country, a topic or a pair, or the list of weekly briefings.
    """
    folder, *below = address.split("/")[:-1] or [""]
    return address == "briefings/" or (folder in _FOLLOWED and len(below) == 1)


def copy_path(address: str) -> str:
    """Return the file of the page at ``address`` as Markdown, "" if its kind is not published so."""
    folder = address.partition("/")[0]
    return "" if is_fragment(address) and folder not in _COPIED else markdown_path(address)


def markdown_path(address: str) -> str:
    """Return the file of the page at ``address`` as Markdown: ``countries/cn.md``, ``index.md`` for the home page."""
    return f"{address.rstrip('/') or 'index'}.md"


def _itself(page: Page) -> Page:
    return page
