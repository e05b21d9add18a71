"""A card: all that a share picture shows, as text. Equal cards give equal pictures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a card: a label such as "Date", and its text. ``icon`` is an evidence grade, or "" for no icon."""

    label: str
    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """The content of a share picture.

    ``kind`` is the kind of page ("Event", "Country, as of 3 June 2025"). ``lead`` is text under the title; lines that
    do not fit are left out. ``facts`` has at most four rows.
    """

    kind: str
    title: str
    lead: str = ""
    facts: tuple[Fact, ...] = ()
