"""The glossary: terms of trade policy."""

from dataclasses import dataclass

from generator.model.entities import Entity


@dataclass(frozen=True, slots=True, eq=False)
class GlossaryTerm(Entity):
    """A term of trade policy, explained in plain words."""

    id: str
    term: str
    also: tuple[str, ...]
    means: str
    moved_from: tuple[str, ...] = ()
