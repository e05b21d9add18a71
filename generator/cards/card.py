"""A card: all that a share picture shows, as text. Equal cards, equal pictures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a card: a word that says what it is, and what holds. ``mark`` names a shape of ``marks``."""

    label: str
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A share picture in words.

    ``kind`` says what the page is ("Event", "Country, as of 3 June 2025"); ``lead`` is a line under the title, of
    which as much is shown as there is room; ``facts`` are at most four rows.
    """

    kind: str
    title: str
    lead: str = ""
    facts: tuple[Fact, ...] = ()
