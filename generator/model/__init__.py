"""Model: what the record says, as frozen objects joined by reference. Knows neither YAML nor pydantic."""

from generator.model.entities import (
    Agreement,
    Country,
    Deadline,
    Entity,
    GlossaryTerm,
    Measure,
    Office,
    Person,
    Publisher,
    Source,
    Topic,
)
from generator.model.event import (
    Account,
    AgreementStep,
    Citation,
    DeadlineStep,
    Event,
    MeasureStep,
    Rate,
    Revision,
    RivalDate,
    RivalValue,
)
from generator.model.library import Library
from generator.model.seed import Lead, Seed, SeedFact

__all__ = [
    "Account",
    "Agreement",
    "AgreementStep",
    "Citation",
    "Country",
    "Deadline",
    "DeadlineStep",
    "Entity",
    "Event",
    "GlossaryTerm",
    "Lead",
    "Library",
    "Measure",
    "MeasureStep",
    "Office",
    "Person",
    "Publisher",
    "Rate",
    "Revision",
    "RivalDate",
    "RivalValue",
    "Seed",
    "SeedFact",
    "Source",
    "Topic",
]
