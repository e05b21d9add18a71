"""Evidence: independent voices make two sources, reprints do not, and conflict goes before all."""

import dataclasses

import pytest

from generator.model import Account, Citation, Country, Event, Library, Publisher, Source
from generator.projections.evidence import evidence, voice_groups

WIRE = Publisher("wire", "Wire", "wire", None, "wire")
PAPER = Publisher("paper", "Paper", "press", None, "paper")
OTHER = Publisher("other", "Other", "press", None, "other")
SISTER = Publisher("sister", "Sister", "press", None, "paper")
SITE = Publisher("site", "Site", "aggregator", None, "site")
MINISTRY = Publisher("ministry", "Ministry", "official", None, "ministry")


def source(publisher: Publisher, via: Publisher | None = None) -> Source:
    key = f"{publisher.id}-{via.id if via else 'own'}"
    return Source(key, publisher, None, None, None, "en", via, None, None, None, None, has_page=True, formerly=())


@pytest.fixture
def event(small_library: Library) -> Event:
    return dataclasses.replace(small_library.events[0], accounts=())


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


@pytest.mark.parametrize(
    ("sources", "reason"),
    [
        ([source(PAPER)], "one publisher: Paper"),
        ([source(PAPER), source(OTHER)], "two independent publishers: Paper and Other"),
        ([source(PAPER, WIRE)], "one voice: Paper carries the text of Wire"),
        ([source(PAPER, WIRE), source(OTHER, WIRE)], "one voice: both texts are those of Wire"),
        ([source(PAPER), source(SISTER)], "one voice: Paper and Sister are of one house"),
        ([source(PAPER), source(SITE)], "one publisher: Paper; where Site took the text from is not known"),
        ([source(PAPER), source(MINISTRY)], "rests on an official document: Ministry"),
    ],
)
def test_the_grade_gives_its_reason_in_words(event: Event, sources: list[Source], reason: str) -> None:
    cited = dataclasses.replace(event, citations=tuple(Citation(one) for one in sources))
    assert evidence(cited).reason == reason


def test_a_conflict_says_who_says_what(event: Event) -> None:
    us, china = Country("US", "United States", "US", "US"), Country("CN", "China", "China", "Chinese")
    said = [(us, "claims"), (us, "claims"), (china, "silent"), (china, "disputes")]
    accounts = tuple(Account(party, stance, "So.", Citation(source(PAPER)), None) for party, stance in said)
    disputed = dataclasses.replace(event, accounts=accounts)
    assert evidence(disputed).reason == "accounts conflict: US claims, China is silent and disputes"


def test_reprints_of_one_text_are_grouped_by_their_numbers() -> None:
    cited = (source(PAPER, WIRE), source(OTHER), source(WIRE), source(SISTER))
    (group,) = voice_groups(cited)
    assert (group.origin, group.positions, group.is_reprint) == (WIRE, (1, 3), True)
    (house,) = voice_groups((source(PAPER), source(SISTER), source(OTHER)))
    assert (house.positions, house.is_reprint) == ((1, 2), False)
    assert voice_groups((source(PAPER), source(OTHER))) == []
