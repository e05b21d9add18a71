"""Views: one page kind a module, listed below in the order of the site. Each turns the library into pages."""

from collections.abc import Callable, Iterable

from generator.model import Library
from generator.pages import (
    agreement,
    as_of,
    country,
    deadline,
    event,
    explore,
    glossary,
    home,
    measure,
    pair,
    person,
    source,
    timeline,
    topic,
)
from generator.pages.page import Later, Page

View = Callable[[Library], Iterable[Page | Later]]

VIEWS: tuple[View, ...] = (
    home.pages,
    country.pages,
    pair.pages,
    topic.pages,
    event.pages,
    timeline.pages,
    explore.pages,
    deadline.pages,
    as_of.pages,
    measure.pages,
    agreement.pages,
    person.pages,
    source.pages,
    glossary.pages,
)


def all_pages(library: Library) -> list[Page | Later]:
    """Return every page that shows ``library``."""
    return [page for view in VIEWS for page in view(library)]
