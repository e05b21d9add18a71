"""Pages: one kind of page in each module, listed below in the site's order. Each turns the library into outputs."""

from collections.abc import Callable, Iterable

from generator.model import Library
from generator.output import Output
from generator.pages import (
    agreement,
    api,
    as_of,
    briefing,
    changes,
    country,
    data,
    deadline,
    desk,
    event,
    explore,
    gaps,
    glossary,
    goods,
    home,
    kept,
    measure,
    pair,
    person,
    said_and_done,
    source,
    starts_and_ends,
    subscribe,
    timeline,
    topic,
    undertakings,
)

PageKind = Callable[[Library], Iterable[Output]]

PAGE_KINDS: tuple[PageKind, ...] = (
    home.pages,
    briefing.pages,
    starts_and_ends.pages,
    country.pages,
    pair.pages,
    topic.pages,
    event.pages,
    timeline.pages,
    explore.pages,
    deadline.pages,
    as_of.pages,
    measure.pages,
    goods.pages,
    agreement.pages,
    undertakings.pages,
    said_and_done.pages,
    person.pages,
    source.pages,
    subscribe.pages,
    glossary.pages,
    changes.pages,
    data.pages,
    desk.pages,
    gaps.pages,
    api.pages,
)


def all_pages(library: Library) -> list[Output]:
    """Return every page that shows ``library``."""
    made = [page for pages in PAGE_KINDS for page in pages(library)]
    return [*made, *kept.pages(library, {page.path for page in made})]
