"""Model: what the record says, as frozen objects joined by reference. Knows neither YAML nor pydantic."""

from generator.model.desk import DeskCheck
from generator.model.entities import (
    Agreement,
    Citation,
    Country,
    Deadline,
    Entity,
    Instrument,
    Measure,
    Member,
    Product,
    Publisher,
    SettledBy,
    Source,
    Topic,
    Undertaking,
)
from generator.model.event import (
    Account,
    AgreementStep,
    Consequence,
    DeadlineStep,
    End,
    Event,
    MeasureStep,
    Rate,
    Revision,
    RivalDate,
    RivalValue,
)
from generator.model.glossary import GlossaryTerm
from generator.model.library import Library
from generator.model.masthead import Masthead, Statement
from generator.model.person import Office, Person
from generator.model.seed import Lead, Seed, SeedFact

__all__ = [
    "Account",
    "Agreement",
    "AgreementStep",
    "Citation",
    "Consequence",
    "Country",
    "Deadline",
    "DeadlineStep",
    "DeskCheck",
    "End",
    "Entity",
    "Event",
    "GlossaryTerm",
    "Instrument",
    "Lead",
    "Library",
    "Masthead",
    "Measure",
    "MeasureStep",
    "Member",
    "Office",
    "Person",
    "Product",
    "Publisher",
    "Rate",
    "Revision",
    "RivalDate",
    "RivalValue",
    "Seed",
    "SeedFact",
    "SettledBy",
    "Source",
    "Statement",
    "Topic",
    "Undertaking",
]
