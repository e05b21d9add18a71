"""Model: what the record says, as frozen objects joined by reference. Knows neither YAML nor pydantic."""

from generator.model.entities import (
    Agreement,
    Country,
    Deadline,
    GlossaryTerm,
    Measure,
    Office,
    Person,
    Publisher,
    Recorded,
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
    "Recorded",
    "Revision",
    "RivalDate",
    "RivalValue",
    "Seed",
    "SeedFact",
    "Source",
    "Topic",
]
