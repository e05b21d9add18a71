"""The one contract between views and the rest: a page says where it lies, what draws it and what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    ``address`` is its path below the site's root, ended by a slash ("" is the home page). Its template may show
    ``title``, ``description`` and ``context``, and nothing else of the record: the build makes a page anew only where
    one of them differs. ``contents`` tells whether a list of its sections stands beside it. ``text`` is what the search
    index knows beside the title, ``changed`` the date in the sitemap (ISO 8601).
    """

    address: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any] = field(default_factory=dict)
    searchable: bool = True
    contents: bool = True
    text: str = ""
    changed: str = ""

    @property
    def to_root(self) -> str:
        """The relative way from the page to the site's root: "" at home, "../../" two folders down."""
        return "../" * self.address.count("/")


@dataclass(frozen=True, slots=True)
class Later:
    """A page that is worked out only where it must be drawn: what ``make`` returns for ``of``.

    For kinds that come by the thousand. ``make`` must know nothing but what it is handed, so that a page is the same as
    long as ``of`` is.
    """

    address: str
    make: Callable[..., Page]
    of: tuple[Any, ...]

    def page(self) -> Page:
        """Return the page."""
        return self.make(*self.of)
