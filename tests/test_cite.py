"""A page can be cited: whatever is in a title, each form stays well-formed."""

import dataclasses
import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Event, Library
from generator.pages.citation import cite_bibtex, cite_csl, cite_text

NAME = "Talks briefing"
SITE = "https://example.org/briefing/"
DAY = dt.date(2026, 1, 1)


@pytest.fixture
def event(small_library: Library) -> Event:
    return dataclasses.replace(small_library.events[0], title="US sets a duty on Norwegian goods")


def test_the_three_forms_name_title_day_and_address(event: Event) -> None:
    sentence = cite_text(event, NAME, SITE, DAY)
    for text in (sentence, cite_bibtex(event, NAME, SITE, DAY), cite_csl(event, NAME, SITE)):
        assert event.title in text
        assert f"{SITE}events/{event.id}/" in text
    assert "event of 3 March 2025" in sentence
    assert "last changed 1 January 2026" in sentence
    (item,) = json.loads(cite_csl(event, NAME, SITE))
    assert item["issued"] == {"date-parts": [[2025, 3, 3]]}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the event is not changed
@given(title=st.text(alphabet="ab{}\\\"'%&#$_~^<>[]", min_size=1, max_size=30))
def test_a_hostile_title_breaks_no_form(event: Event, title: str) -> None:
    event = dataclasses.replace(event, title=title)
    assert json.loads(cite_csl(event, NAME, SITE))[0]["title"] == title
    text = cite_bibtex(event, NAME, SITE, DAY)
    # BibTeX counts every brace, also one after a backslash.
    depth, lowest = 0, 1
    for char in text:
        if char in "{}":
            depth += 1 if char == "{" else -1
            lowest = min(lowest, depth)
    assert depth == 0
    assert lowest == 0


@pytest.mark.parametrize("precision", ["day", "month"])
def test_a_day_that_is_not_known_is_not_cited(event: Event, precision: str) -> None:
    (item,) = json.loads(cite_csl(dataclasses.replace(event, precision=precision), NAME, SITE))
    assert len(item["issued"]["date-parts"][0]) == (3 if precision == "day" else 2)
