"""The glossary: terms of the field in plain words, and where in the record each stands."""

from collections import defaultdict
from collections.abc import Iterator

from generator.model import Event, GlossaryTerm, Library
from generator.pages.page import Later, Page
from generator.projections.last_checked import checked
from generator.projections.memoize import once
from generator.text.glossary_links import Terms

# The page lists so many events of a term; Explore finds the others.
_LISTED = 3


def pages(library: Library) -> Iterator[Later]:
    """Yield the glossary, where it has terms."""
    if library.glossary:
        found = sorted(library.glossary, key=lambda term: term.term.casefold())
        yield Later("glossary/", _page, (found, terms(library), library.standing))


@once
def terms(library: Library) -> Terms:
    """Return the words of the glossary that texts of pages lead to it by."""
    return Terms(tuple((word, term.id) for term in library.glossary for word in (term.term, *term.also)))


def _page(found: list[GlossaryTerm], words: Terms, standing: tuple[Event, ...]) -> Page:
    uses: dict[str, list[Event]] = defaultdict(list)
    for event in reversed(standing):
        for key in words.find(event.summary):
            uses[key].append(event)
    return Page(
        address="glossary/",
        template="glossary.html.jinja",
        title="Glossary",
        description="The terms of trade law and trade talks in plain words, and where they stand in the record.",
        context={
            "rows": [(term, len(uses[term.id]), uses[term.id][:_LISTED]) for term in found],
            "checked": checked(standing),
        },
    )
