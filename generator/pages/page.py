"""A page: its address, the template that renders it, and what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.output import Output


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    ``address`` is its path below the site's root, ended by a slash ("" is the home page). Its template sees
    ``context`` and the page itself, and nothing else of the record. ``contents`` says whether a list of its sections
    is shown. ``text`` is indexed for search besides the title. ``changed`` is the day of the last change (ISO 8601)
    for the sitemap.
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
        """The relative path from the page to the site's root: "" at home, "../../" two folders down."""
        return "../" * self.address.count("/")

    def output(self) -> Output:
        """Return the page as an output."""
        return Output(page_path(self.address), _itself, (self,))


def page_output(address: str, make: Callable[..., Page], *inputs: Any) -> Output:  # noqa: ANN401 - any input
    """Return the page at ``address`` as an output. ``make(*inputs)`` is called only if the page must be rendered."""
    return Output(page_path(address), make, inputs)


def page_path(address: str) -> str:
    """Return the path of the file of the page at ``address``."""
    return f"{address}index.html"


def _itself(page: Page) -> Page:
    return page
