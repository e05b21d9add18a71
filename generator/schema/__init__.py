"""Schema: what each kind of file may hold. Shape only; sense across files is in ``checks``."""

from generator.schema.agreement import Agreement, Measure
from generator.schema.deadline import Deadline
from generator.schema.event import Event
from generator.schema.people import Person
from generator.schema.seed import Seed
from generator.schema.source import Publisher, Source
from generator.schema.vocabulary import Country, GlossaryTerm, Topic

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
