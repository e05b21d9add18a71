"""Schema: what each kind of file may hold. Shape only; sense across files is in ``checks``."""

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
