"""The one contract between views and the rest: a page says where it lies, what draws it and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    ``address`` is its path below the site's root, ended by a slash ("" is the home page). A page that is not
    ``stamped`` is Markdown for the site engine; a stamped one is an HTML fragment put into the engine's frame.
    ``text`` is what the search index knows of a stamped page; ``changed`` the date in the sitemap (ISO 8601).
    """

    address: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any] = field(default_factory=dict)
    stamped: bool = False
    searchable: bool = True
    hide: tuple[str, ...] = ("navigation", "toc")
    text: str = ""
    changed: str = ""

    @property
    def to_root(self) -> str:
        """The relative way from the page to the site's root: "" at home, "../../" two folders down."""
        return "../" * self.address.count("/")
