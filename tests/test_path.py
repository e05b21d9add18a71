"""If nothing changes: what follows from what is enacted, against paths that were worked out by hand from the orders."""

import datetime as dt
from dataclasses import replace

import pytest

from generator.commands.state import as_text_parts
from generator.model import Event, Library
from generator.projections.charges import LEGAL_STATUSES
from generator.projections.path import Change, RateChange, StepChange, path
from generator.projections.rate_series import headline, headline_series
from generator.wording.rate import value_words

ONE_DAY = dt.timedelta(days=1)
Days = dict[str, str]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def ahead(library: Library, asked: str, one: str, two: str) -> list[Change]:
    then = library.at(day(asked))
    return path(then, then.countries[one], then.countries[two])


def general(library: Library, asked: str, by: str, on: str) -> Days:
    """Return the headline rates of the path by their days."""
    return {
        change.day.isoformat(): value_words(change.answer)
        for change in ahead(library, asked, by, on)
        if isinstance(change, RateChange) and change.measure is None and change.by.code == by
    }


def known_on(library: Library, asked: dt.date) -> Library:
    """Return the record without what happened after ``asked``, of which later days can be asked about."""
    return replace(library, as_of=asked, events=library.at(asked).events, whole=None)


def rate_line(library: Library, by: str, on: str) -> str:
    """Return what ``briefing state`` says of the rate of ``by`` on goods of ``on``."""
    partner, label = (on, "rate on it") if by == "US" else (by, "its rate")
    lines = [line for part in as_text_parts(library, library.countries[partner]) for line in part]
    return next(line.partition(": ")[2] for line in lines if line.startswith(f"  {label}: "))


PATHS = [
    # The pause of 9 April 2025 (EO 14266) cuts the rates of Annex I of EO 14257 to 10% up to 9 July.
    ("2025-06-03", "US", "EU", {"2025-07-09": "20% on top"}),
    ("2025-06-03", "US", "JP", {"2025-07-09": "24% on top"}),
    ("2025-06-03", "US", "VN", {"2025-07-09": "46% on top"}),
    # Geneva, 12 May 2025: 24 of the 34 points are suspended on both sides up to 12 August. The 20% over fentanyl stand
    # beside the 34% on Chinese goods.
    ("2025-06-03", "US", "CN", {"2025-08-12": "54% on top"}),
    ("2025-06-03", "CN", "US", {"2025-08-12": "34% on top"}),
    # Today China's 24 points are suspended while the truce runs; on the other side the duty was struck down.
    ("2026-11-27", "CN", "US", {"2027-01-10": "34% on top"}),
    ("2026-11-27", "US", "CN", {}),
    # 3 February 2025: the duties of 1 February, due on the 4th, are paused up to 4 March.
    ("2025-02-03", "US", "MX", {"2025-03-04": "25% on top"}),
    ("2025-02-03", "US", "CA", {"2025-03-04": "25% on top"}),
]


@pytest.mark.parametrize(("asked", "by", "on", "wanted"), PATHS)
def test_the_path_is_the_one_worked_out_by_hand(library: Library, asked: str, by: str, on: str, wanted: Days) -> None:
    assert general(library, asked, by, on) == wanted
    series = headline_series(library.at(day(asked)), by, on)
    assert {s.effective.isoformat(): value_words(s.answer) for s in series if s.effective > day(asked)} == wanted


@pytest.mark.parametrize(("asked", "by", "on", "wanted"), PATHS)
def test_a_day_to_come_has_the_state_of_the_path_and_the_days_before_it_do_not(
    library: Library, asked: str, by: str, on: str, wanted: Days
) -> None:
    known = known_on(library, day(asked))
    before = value_words(headline(known, by, on).answer)
    for date, value in wanted.items():
        assert rate_line(known.at(day(date) - ONE_DAY), by, on).startswith(before)
        assert rate_line(known.at(day(date)), by, on).startswith(f"{value} since ")
        before = value


@pytest.mark.parametrize(("asked", "by", "on", "_wanted"), PATHS[:7])
def test_what_is_only_announced_is_in_no_path(library: Library, asked: str, by: str, on: str, _wanted: Days) -> None:
    def enacted(event: Event) -> Event:
        return replace(event, rates=tuple(rate for rate in event.rates if rate.status in LEGAL_STATUSES))

    known = known_on(library, day(asked))
    bare = replace(known, events=tuple(map(enacted, known.events)))
    assert any(rate.status not in LEGAL_STATUSES for event in known.events for rate in event.rates)
    changes = [change for change in ahead(known, asked, by, on) if isinstance(change, RateChange)]
    others = [change for change in ahead(bare, asked, by, on) if isinstance(change, RateChange)]
    assert [(c.day, c.by, value_words(c.answer)) for c in changes] == [
        (c.day, c.by, value_words(c.answer)) for c in others
    ]


def test_a_suspension_ends_and_a_scheduled_start_comes(library: Library) -> None:
    # The order of 1 February 2025 sets 10% on Canadian energy beside 25% on other goods.
    found = ahead(library, "2025-02-03", "US", "CA")
    energy = [c for c in found if isinstance(c, RateChange) and c.goods == "energy"]
    assert [(c.day, value_words(c.answer)) for c in energy] == [(day("2025-03-04"), "10% on top")]
    steps = [c for c in found if isinstance(c, StepChange) and c.measure.id == "us-fentanyl-tariff-canada"]
    assert [(c.day, c.standing.stage, c.standing.is_known) for c in steps] == [(day("2025-03-04"), "in-force", True)]


def test_where_the_act_does_not_say_what_follows_it_is_not_known(library: Library) -> None:
    found = ahead(library, "2026-11-27", "US", "CN")
    chips = [c for c in found if isinstance(c, RateChange) and c.measure and "semiconductors" in c.measure.id]
    assert [(c.day, value_words(c.answer)) for c in chips] == [(day("2027-06-23"), "not known")]
