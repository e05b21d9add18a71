"""Evidence: whose document is official, independent voices make two sources, reprints do not, conflict goes first."""

import dataclasses

import pytest

from generator.model import Account, Citation, Country, Event, Library, Publisher, Source
from generator.projections.evidence import evidence, voice_groups
from generator.projections.pairs import fold, pairs
from generator.projections.rate_series import headline, headline_series
from generator.projections.standing import agreement_witness
from generator.projections.state_of_play import state_of_play
from generator.projections.support import weigh

WIRE = Publisher("wire", "Wire", "wire", None, "wire")
PAPER = Publisher("paper", "Paper", "press", None, "paper")
OTHER = Publisher("other", "Other", "press", None, "other")
SISTER = Publisher("sister", "Sister", "press", None, "paper")
SITE = Publisher("site", "Site", "aggregator", None, "site")
US, NORWAY = Country("US", "United States", "US", "US"), Country("NO", "Norway", "Norway", "Norwegian")
CUSTOMS = Publisher("customs", "Customs", "official", US, "customs")
MINISTRY = Publisher("ministry", "Ministry", "official", NORWAY, "ministry")
COURT = Publisher("court", "Court", "court", US, "court")


def source(publisher: Publisher, via: Publisher | None = None) -> Source:
    key = f"{publisher.id}-{via.id if via else 'own'}"
    return Source(key, publisher, None, None, None, "en", via, None, None, None, None, has_page=True, formerly=())


@pytest.fixture
def event(small_library: Library) -> Event:
    """Return a measure of the US that concerns Norway too, without accounts."""
    return dataclasses.replace(small_library.events[0], accounts=())


def graded(event: Event, sources: list[Source], kind: str = "measure") -> str:
    citations = tuple(Citation(one) for one in sources)
    return evidence(dataclasses.replace(event, citations=citations, kind=kind)).grade


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
    ],
)
def test_voices_are_counted_by_origin_and_house(event: Event, sources: list[Source], grade: str) -> None:
    assert graded(event, sources) == grade


@pytest.mark.parametrize(
    ("kind", "sources", "grade"),
    [
        ("measure", [source(PAPER), source(CUSTOMS)], "official"),
        ("measure", [source(PAPER, CUSTOMS)], "official"),
        ("measure", [source(MINISTRY)], "official-other-side"),
        ("measure", [source(PAPER), source(MINISTRY)], "corroborated"),
        ("measure", [source(COURT)], "official-other-side"),
        ("agreement", [source(MINISTRY)], "official"),
        ("call", [source(MINISTRY)], "official"),
        ("ruling", [source(COURT)], "official"),
        ("ruling", [source(CUSTOMS)], "official-other-side"),
    ],
)
def test_official_is_the_document_of_who_acts(event: Event, kind: str, sources: list[Source], grade: str) -> None:
    """The first country named acts, in what is done jointly all do, and of a ruling only the court's text counts."""
    assert graded(event, sources, kind) == grade


@pytest.mark.parametrize(
    ("stances", "grade"),
    [
        ({US: "claims", NORWAY: "disputes"}, "disputed"),
        ({US: "silent", NORWAY: "denies"}, "disputed"),
        ({US: "claims", NORWAY: "silent"}, "official"),
        ({NORWAY: "disputes"}, "official"),
        ({US: "denies"}, "official"),
    ],
)
def test_accounts_of_two_parties_that_conflict_make_an_event_disputed(
    event: Event, stances: dict[Country, str], grade: str
) -> None:
    citation = Citation(source(CUSTOMS))
    accounts = tuple(Account(party, stance, "No.", citation, None) for party, stance in stances.items())
    assert evidence(dataclasses.replace(event, citations=(citation,), accounts=accounts)).grade == grade


@pytest.mark.parametrize(
    ("sources", "reason"),
    [
        ([source(PAPER)], "one publisher: Paper"),
        ([source(PAPER), source(OTHER)], "two independent publishers: Paper (press) and Other (press)"),
        ([source(PAPER, WIRE)], "one voice: Paper carries the text of Wire"),
        ([source(PAPER, WIRE), source(OTHER, WIRE)], "one voice: both texts are those of Wire"),
        ([source(PAPER), source(SISTER)], "one voice: Paper and Sister are of one house"),
        ([source(PAPER), source(SITE)], "one publisher: Paper; where Site took the text from is not known"),
        ([source(PAPER), source(CUSTOMS)], "rests on a document of the acting party: Customs"),
        ([source(MINISTRY)], "rests on a document of another party: Ministry"),
    ],
)
def test_the_grade_gives_its_reason_in_words(event: Event, sources: list[Source], reason: str) -> None:
    cited = dataclasses.replace(event, citations=tuple(Citation(one) for one in sources))
    assert evidence(cited).reason == reason


def test_a_conflict_says_who_says_what(event: Event) -> None:
    said = [(US, "claims"), (US, "claims"), (NORWAY, "silent"), (NORWAY, "disputes")]
    accounts = tuple(Account(party, stance, "So.", Citation(source(PAPER)), None) for party, stance in said)
    disputed = dataclasses.replace(event, accounts=accounts)
    assert evidence(disputed).reason == "accounts conflict: US claims, Norway is silent and disputes"


def test_reprints_of_one_text_are_grouped_by_their_numbers() -> None:
    cited = (source(PAPER, WIRE), source(OTHER), source(WIRE), source(SISTER))
    (group,) = voice_groups(cited)
    assert (group.origin, group.positions, group.is_reprint) == (WIRE, (1, 3), True)
    (house,) = voice_groups((source(PAPER), source(SISTER), source(OTHER)))
    assert (house.positions, house.is_reprint) == ((1, 2), False)
    assert voice_groups((source(PAPER), source(OTHER))) == []


def test_a_later_move_in_doubt_takes_nothing_from_a_day_before_it(library: Library) -> None:
    """Of the record: China has not confirmed the truce's last extension, which came after the earlier one had done."""
    steps = {step.effective.isoformat(): step.answer for step in headline_series(library, "US", "CN")}
    then = steps["2025-11-10"].support
    assert then
    assert not then.is_doubtful
    now = headline(library, "CN", "US").answer.support
    assert now
    assert now.is_doubtful


def test_a_conflict_of_two_sides_is_one_in_which_both_have_their_say(library: Library) -> None:
    for one, other in pairs(library):
        event = state_of_play(library, library.countries[one], library.countries[other]).disputed
        parties = {account.party for account in event.accounts} if event else set()
        said = {code for party in parties for code in (party.code, fold(library, party).code)}
        assert event is None or {one, other} <= said, (one, other, event.id)


def test_a_doubt_of_an_agreement_is_one_of_its_parties(small_library: Library) -> None:
    agreement = small_library.agreements["us-norway-truce"]
    event = small_library.events[-1]
    assert agreement_witness(agreement)(event).accounts == list(event.accounts)
    alone = dataclasses.replace(agreement, parties=(small_library.countries["US"],))
    support = weigh([[agreement_witness(alone)(event)]])
    assert support
    assert not support.doubt
