"""The data of the as-of page: rows of what stood since when, for every day what the projections say of it."""

import datetime as dt
import json
from itertools import pairwise
from typing import Any

import pytest

from generator.exports import as_of_json, as_of_rates
from generator.model import Agreement, Library, Measure
from generator.projections.deadlines import deadline_history
from generator.projections.rate_series import headline
from generator.projections.standing import status_of
from generator.wording.rate import rate_words
from generator.wording.status import status_words
from generator.wording.words import plain
from tests.projects import content


def log_of(library: Library) -> dict[str, Any]:
    (output,) = as_of_json.files(library, "")
    assert output.path == "as-of/log.json"
    found: dict[str, Any] = json.loads(content(output))
    return found


def rates_of(library: Library) -> dict[str, Any]:
    (output,) = as_of_rates.files(library, "")
    assert output.path == "as-of/rates.json"
    found: dict[str, Any] = json.loads(content(output))
    return found


@pytest.fixture(scope="module")
def log(library: Library) -> dict[str, Any]:
    return log_of(library)


def all_rows(log: dict[str, Any]) -> list[list[list[Any]]]:
    """Return each list of rows of (first day, what stood from then on)."""
    states = [rows for state in log["states"].values() for rows in state.values()]
    return [*states, *(thing[-1] for key in ("agreements", "measures", "deadlines") for thing in log[key])]


def stood(rows: list[list[Any]], day: dt.date) -> Any:
    """Return what stood on ``day``, as the page looks it up."""
    begun = [value for start, value in rows if start <= day.isoformat()]
    return begun[-1] if begun else None


def words(pieces: list[list[str]]) -> str:
    return "".join(piece[0] for piece in pieces)


def test_it_has_these_parts(log: dict[str, Any], library: Library) -> None:
    assert set(log) == {
        "as_of", "hub", "partners", "members", "countries", "events", "states", "agreements", "named", "measures",
        "deadlines",
    }  # fmt: skip
    assert log["as_of"] == library.as_of.isoformat()
    assert [row[0] for row in log["events"]] == [event.id for event in library.active_events]
    assert {len(row) for row in log["events"]} == {8}
    assert set(log["states"]) == set(log["partners"])
    assert {tuple(sorted(state)) for state in log["states"].values()} == {("agreement", "last", "next")}
    for key in ("agreements", "measures", "deadlines"):
        assert [row[0] for row in log[key]] == list(getattr(library, key))
        assert {len(row) for row in log[key]} == {4}


def test_an_agreement_has_no_name_before_the_step_that_gave_it_one(log: dict[str, Any]) -> None:
    assert log["named"]["us-eu-framework"] == ["2025-07-27", "US-EU talks"]
    assert "us-uk-economic-prosperity-deal" not in log["named"]
    assert {"FR", "DE"} <= set(log["members"]) <= set(log["partners"])


def test_rates_of_every_partner_are_a_file_of_their_own(log: dict[str, Any], library: Library) -> None:
    rates = rates_of(library)
    assert set(rates) == set(log["partners"])
    assert {tuple(sorted(rows)) for rows in rates.values()} == {("back", "rate")}


def test_rows_begin_on_days_of_the_record_and_each_says_something_new(log: dict[str, Any], library: Library) -> None:
    for rows in [*all_rows(log), *(rows for both in rates_of(library).values() for rows in both.values())]:
        days = [start for start, _ in rows]
        assert days == sorted(set(days))
        assert all(day <= log["as_of"] for day in days)
        values = [None, *(value for _, value in rows)]
        assert all(before != after for before, after in pairwise(values))


def test_numbers_lead_to_what_they_stand_for(log: dict[str, Any]) -> None:
    for state in log["states"].values():
        for key, things in (("agreement", "agreements"), ("next", "deadlines"), ("last", "events")):
            assert all(value is None or 0 <= value < len(log[things]) for _, value in state[key])


def test_on_every_day_it_says_what_the_projections_say(small_library: Library) -> None:
    log, rates = log_of(small_library), rates_of(small_library)
    assert (log["hub"], log["partners"]) == ("NO", ["US"])
    first = small_library.events[0].date
    for n in range((small_library.as_of - first).days + 1):
        then = small_library.at(first + dt.timedelta(days=n))
        back = headline(then, "US", "NO")
        row = stood(rates["US"]["back"], then.as_of)
        assert (words(row[0]) if row else None) == (plain(rate_words(back, short=True)) if back.since else None)
        things: list[Measure | Agreement] = [*then.measures.values(), *then.agreements.values()]
        for (_, _, _, rows), thing in zip([*log["measures"], *log["agreements"]], things, strict=True):
            status = status_of(then, thing)
            row = stood(rows, then.as_of)
            assert (words(row[0]) if row else None) == (plain(status_words(status)) if status.main else None)
        history = deadline_history(then, "salmon-truce")
        assert history
        row = stood(log["deadlines"][0][3], then.as_of)
        assert (row[0] if row else None) == ("2025-06-01" if history.is_open else None)
