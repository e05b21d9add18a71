"""The glossary: terms of the field in plain words."""

from collections.abc import Iterator

from generator.model import Library
from generator.views.page import Page


def pages(library: Library) -> Iterator[Page]:
    """Yield the glossary, where it has terms."""
    if library.glossary:
        yield Page(
            address="glossary/",
            template="glossary.html.jinja",
            title="Glossary",
            description="The terms of trade law and trade talks in plain words.",
            context={"terms": sorted(library.glossary, key=lambda term: term.term.casefold())},
        )
