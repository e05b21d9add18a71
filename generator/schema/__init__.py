"""Schema: which fields each kind of entry has and what they may hold. Nothing here looks at another file."""

from generator.schema.deadline import Deadline
from generator.schema.event import Event
from generator.schema.instruments import Agreement, Measure
from generator.schema.person import Person
from generator.schema.seed import Seed
from generator.schema.source import Publisher, Source
from generator.schema.vocabularies import Country, GlossaryTerm, Topic

__all__ = [
    "Agreement",
    "Country",
    "Deadline",
    "Event",
    "GlossaryTerm",
    "Measure",
    "Person",
    "Publisher",
    "Seed",
    "Source",
    "Topic",
]
