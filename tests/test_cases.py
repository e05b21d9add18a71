"""What went wrong elsewhere, or here before: each case with its right answer.

The records are in ``cases/answers``, each laid over the base project. Cases that the check tells are in ``cases/bad``.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model import Library
from generator.pipeline import load_library
from generator.projections.deadlines import deadline_history
from generator.projections.ladder import measure_ladder
from generator.projections.rate_series import headline
from generator.projections.state_of_play import state_of_play
from generator.projections.undertakings import all_promises
from generator.wording.date import ahead_words, outcome_words
from generator.wording.outcome import promise_words
from generator.wording.rate import rate_words
from generator.wording.words import plain
from tests.projects import CASES, make_project

Answers = Callable[[str, str], Library]


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Return what makes the record of a case as it stood on a day; the check finds no error in it."""

    def made(case: str, day: str) -> Library:
        known = max(dt.date(2025, 12, 31), dt.date.fromisoformat(day))
        loaded = load_library(make_project(tmp_path, CASES / "answers" / case), known)
        assert loaded.library, [str(problem) for problem in loaded.problems]
        return loaded.library.at(dt.date.fromisoformat(day))

    return made


def rate_on(library: Library, code: str) -> str:
    return plain(rate_words(headline(library, "US", code)))


@pytest.mark.parametrize("code", ["EU", "DE", "IE"])
def test_a_member_entered_later_pays_what_its_union_pays(answers: Answers, code: str) -> None:
    library = answers("eu-member-recorded-later", "2025-06-01")
    assert rate_on(library, code) == "15% all-in since 5 Apr 2025 (one source)"


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        ("2025-04-09", "10% on top since 10 Mar 2025 (one source)"),
        ("2025-07-08", "3% on top since 10 Apr 2025, to 9 Jul 2025 (one source), previously 10% on top"),
        (
            "2025-07-09",
            (
                "10% on top since 9 Jul 2025 (computed from the order of 9 Apr 2025, not reported; one source), "
                "previously 3% on top"
            ),
        ),
    ],
)
def test_the_end_of_a_pause_brings_back_what_it_replaced(answers: Answers, day: str, rate: str) -> None:
    assert rate_on(answers("pause-lapses", day), "NO") == rate


def test_what_a_court_struck_down_is_not_charged(answers: Answers) -> None:
    library = answers("struck-down", "2025-06-10")
    assert rate_on(library, "NO") == "none since 28 May 2025: struck down (one source), previously 10% on top"
    assert measure_ladder(library, "us-salmon-duty").stage == "struck-down"


def test_of_two_orders_of_one_day_the_one_that_follows_counts(answers: Answers) -> None:
    library = answers("order-of-a-day", "2025-06-01")
    assert rate_on(library, "NO") == "12.5% on top since 10 May 2025 (one source), previously 10% on top"
    last = state_of_play(library, library.countries["NO"], library.countries["US"]).last_event
    assert last
    assert last.title == "US cuts the duty on Norway that it had set to 12.5%"


def test_of_two_moves_of_one_day_the_one_that_follows_counts(answers: Answers) -> None:
    history = deadline_history(answers("moves-of-a-day", "2025-06-01"), "salmon-truce")
    assert history
    assert (history.due, len(history.slips), history.total_slip_days) == (dt.date(2025, 8, 1), 2, 61)


def test_two_steps_of_one_day_are_taken_in_their_order(answers: Answers) -> None:
    library = answers("ladder-of-a-day", "2025-06-01")
    assert [rung.stage for rung in measure_ladder(library, "us-cod-duty").reached] == ["announced", "ordered"]


@pytest.mark.parametrize(
    ("day", "outcome", "words"),
    [
        ("2025-07-15", "open", "Aug 2025, day not known"),
        ("2025-08-15", "open", "Aug 2025, this month, day not known"),
        ("2025-08-31", "open", "Aug 2025, this month, day not known"),
        ("2025-09-01", "not-recorded", "Aug 2025, day not known"),
    ],
)
def test_a_month_is_not_over_before_its_end(answers: Answers, day: str, outcome: str, words: str) -> None:
    library = answers("month-deadline", day)
    history = deadline_history(library, "salmon-truce")
    assert history
    assert (history.outcome, ahead_words(history, library.as_of)) == (outcome, words)


def test_that_one_side_says_a_date_was_met_is_not_its_outcome(answers: Answers) -> None:
    library = answers("claimed-outcome", "2025-07-01")
    history = deadline_history(library, "salmon-truce")
    claim = "date passed; the US said on 3 Jun 2025 that it was met; we have not recorded more"
    assert history
    assert (history.outcome, outcome_words(history)) == ("not-recorded", claim)
    said, about_the_duty = sorted(all_promises(library), key=lambda promise: promise.undertaking.party.code)
    assert (said.state, promise_words(said)) == ("overdue", claim)
    assert said.proof is history.proof is library.active_events[-1]
    assert promise_words(about_the_duty) == "overtaken: measure struck down 3 Jun 2025"


def test_two_all_in_rates_are_not_added(answers: Answers) -> None:
    library = answers("two-ceilings", "2025-06-01")
    assert rate_on(library, "NO") == "15% all-in since 5 May 2025 (one source), previously 10% on top"


def test_talks_may_last_several_days(answers: Answers) -> None:
    event = answers("talks-of-several-days", "2025-06-01").active_events[-1]
    assert (event.date, event.ends) == (dt.date(2025, 5, 9), dt.date(2025, 5, 12))


def test_what_lapsed_is_renewed_by_one_step_back_to_its_end(answers: Answers) -> None:
    lapsed = answers("lapse-and-renewal", "2025-12-01")
    assert rate_on(lapsed, "NO") == "none since 30 Sep 2025: expired (one source), previously 10% on top"
    renewed = answers("lapse-and-renewal", "2026-02-03")
    assert rate_on(renewed, "NO") == "10% on top since 1 Oct 2025 (one source), previously none"
    assert measure_ladder(renewed, "us-salmon-duty").stage == "in-force"
