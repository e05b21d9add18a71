"""Evidence: independent voices make two sources, reprints do not, and conflict goes before all."""

import dataclasses

import pytest

from generator.model import Account, Citation, Country, Event, Library, Publisher, Source
from generator.project.evidence import evidence

WIRE = Publisher("wire", "Wire", "wire", None, "wire")
PAPER = Publisher("paper", "Paper", "press", None, "paper")
OTHER = Publisher("other", "Other", "press", None, "other")
SISTER = Publisher("sister", "Sister", "press", None, "paper")
SITE = Publisher("site", "Site", "aggregator", None, "site")
MINISTRY = Publisher("ministry", "Ministry", "official", None, "ministry")


def source(publisher: Publisher, via: Publisher | None = None) -> Source:
    key = f"{publisher.id}-{via.id if via else 'own'}"
    return Source(key, publisher, None, None, None, "en", via, None, None, None, None)


@pytest.fixture
def event(library: Library) -> Event:
    found = library.event["2025-06-02-white-house-expects-trump-xi-call"]
    return dataclasses.replace(found, accounts=())


@pytest.mark.parametrize(
    ("sources", "grade"),
    [
        ([source(PAPER)], "single-source"),
        ([source(PAPER), source(OTHER)], "corroborated"),
        ([source(PAPER, WIRE), source(OTHER, WIRE)], "single-source"),
        ([source(PAPER, WIRE), source(WIRE)], "single-source"),
        ([source(PAPER), source(SISTER)], "single-source"),
        ([source(PAPER), source(SITE)], "single-source"),
        ([source(SITE)], "single-source"),
        ([source(SITE, WIRE), source(PAPER)], "corroborated"),
        ([source(PAPER), source(MINISTRY)], "official"),
    ],
)
def test_voices_are_counted_by_origin_and_house(event: Event, sources: list[Source], grade: str) -> None:
    cited = dataclasses.replace(event, citations=tuple(Citation(one) for one in sources))
    assert evidence(cited).grade == grade


@pytest.mark.parametrize(
    ("stance", "grade"), [("disputes", "disputed"), ("denies", "disputed"), ("silent", "official")]
)
def test_accounts_that_conflict_make_an_event_disputed(event: Event, stance: str, grade: str) -> None:
    citation = Citation(source(MINISTRY))
    account = Account(Country("CN", "China", "China", "Chinese"), stance, "No.", citation, None)
    disputed = dataclasses.replace(event, citations=(citation,), accounts=(account,))
    assert evidence(disputed).grade == grade
