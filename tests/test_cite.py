"""A page can be cited: whatever is in a title, each form stays well-formed."""

import dataclasses
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Library
from generator.pages.citation import cite_bibtex, cite_csl, cite_text

SITE = "https://example.org/briefing/"
DAY = dt.date(2026, 1, 1)
CALL = "2025-06-02-white-house-expects-trump-xi-call"


def test_the_three_forms_name_title_day_and_address(library: Library) -> None:
    event = library.event[CALL]
    for form in (cite_text, cite_bibtex, cite_csl):
        text = form(event, SITE, DAY)
        assert event.title in text
        assert f"{SITE}events/{CALL}/" in text
    assert "2 June 2025" in cite_text(event, SITE, DAY)
    (item,) = json.loads(cite_csl(event, SITE, DAY))
    assert item["issued"] == {"date-parts": [[2025, 6, 2]]}


@given(title=st.text(alphabet="ab{}\\\"'%&#$_~^<>[]", min_size=1, max_size=30))
def test_a_hostile_title_breaks_no_form(library: Library, title: str) -> None:
    event = dataclasses.replace(library.event[CALL], title=title)
    assert json.loads(cite_csl(event, SITE, DAY))[0]["title"] == title
    text = cite_bibtex(event, SITE, DAY)
    # BibTeX counts every brace, also one after a backslash.
    depth, lowest = 0, 1
    for char in text:
        if char in "{}":
            depth += 1 if char == "{" else -1
            lowest = min(lowest, depth)
    assert depth == 0
    assert lowest == 0


@pytest.mark.parametrize("precision", ["day", "month"])
def test_a_day_that_is_not_known_is_not_cited(library: Library, precision: str) -> None:
    event = dataclasses.replace(library.event[CALL], precision=precision)
    (item,) = json.loads(cite_csl(event, SITE, DAY))
    assert len(item["issued"]["date-parts"][0]) == (3 if precision == "day" else 2)
