"""The glossary: terms of trade law in plain words, and the events that use each."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from generator.model import Event, GlossaryTerm, Library
from generator.output import Output
from generator.pages.page import Page, Part, page_output
from generator.projections.last_checked import check_span
from generator.projections.memoize import memoize
from generator.text.glossary_links import GlossaryIndex
from generator.text.rich_text import plain_text

# The most events that the page lists for a term; Explore finds the others.
_LISTED = 3


def pages(library: Library) -> Iterator[Output]:
    """Yield the glossary."""
    sorted_terms = sorted(library.glossary, key=lambda term: term.term.casefold())
    yield page_output("glossary/", _page, sorted_terms, glossary_index(library), library.active_events)


@memoize
def glossary_index(library: Library) -> GlossaryIndex:
    """Return the index of the glossary's words, by which texts are linked to it."""
    return GlossaryIndex(tuple((word, term.id) for term in library.glossary for word in (term.term, *term.also)))


def _page(sorted_terms: list[GlossaryTerm], index: GlossaryIndex, events: tuple[Event, ...]) -> Page:
    uses: dict[str, list[Event]] = defaultdict(list)
    for event in reversed(events):
        for key in index.find(event.summary):
            uses[key].append(event)
    return Page(
        address="glossary/",
        template="glossary.md.jinja",
        title="Glossary",
        description="The terms of trade law and talks in plain words, and where they stand in the record.",
        context={
            "letters": [
                (letter, [(term, len(uses[term.id]), uses[term.id][:_LISTED]) for term in terms])
                for letter, terms in groupby(sorted_terms, key=lambda term: term.term[0].upper())
            ],
            "checked": check_span(events),
        },
        contents=False,
        parts=tuple(Part(term.id, "Term", term.term, term.also, plain_text(term.means)) for term in sorted_terms),
    )
