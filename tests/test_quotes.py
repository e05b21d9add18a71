"""A headline rate as a sentence to quote: it says what the page says, and what is not known."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.model import Library
from generator.pages.quotes import goods_quotes, quotes
from generator.projections.goods import product_rates
from generator.projections.rate_series import headline
from generator.text.formats import long_day
from generator.wording.quote import quote_words

REPORTED = "On 1 July 2025 the US charged 10% on top of ordinary duty on most Norwegian goods "


@pytest.fixture
def said(small_library: Library) -> str:
    us, norway = small_library.countries["US"], small_library.countries["NO"]
    return quotes(small_library, (us, norway))[0].sentence


def test_a_sentence_names_day_rate_basis_goods_act_and_evidence(said: str) -> None:
    assert said.startswith(REPORTED), said
    assert said.endswith(").")
    assert ", since " in said
    assert "; older duties not counted; " in said


def test_a_sentence_leads_to_its_day(small_library: Library) -> None:
    us, norway = small_library.countries["US"], small_library.countries["NO"]
    quote = quotes(small_library, (us, norway))[0]
    assert quote.day == small_library.as_of
    assert quote.partner == us, "the hub of so small a record is Norway"


def test_what_was_never_recorded_has_no_sentence(small_library: Library) -> None:
    us, norway = small_library.countries["US"], small_library.countries["NO"]
    assert quotes(small_library, (norway, us)) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"basis": "all-in"}, "charged 10% all-in, ordinary duty included, on most Norwegian goods"),
        ({"covers": "goods outside the pact"}, "on goods outside the pact from Norway ("),
        ({"percent": None, "why": "not-known"}, "it was not known what the US charged on most Norwegian goods"),
        ({"percent": None, "why": "none", "charges": ()}, "the US charged none of the duties on most Norwegian goods"),
        ({"specific": ("$80 per item",)}, "10% on top of ordinary duty and $80 per item on most"),
        ({"percent": Decimal("12.50")}, "12.5% on top of ordinary duty"),
    ],
)
def test_each_kind_of_answer_is_said(small_library: Library, change: dict[str, object], expected: str) -> None:
    us, norway = small_library.countries["US"], small_library.countries["NO"]
    rate = headline(small_library, "US", "NO")
    changed = replace(rate, answer=replace(rate.answer, **change))  # type: ignore[arg-type]
    sentence = quote_words(changed, us, norway, dt.date(2025, 7, 1), None, None)
    assert expected in sentence
    is_added = changed.answer.percent is not None and not changed.answer.is_all_in
    assert ("older duties not counted" in sentence) == is_added


def test_a_rate_on_goods_says_its_goods_and_partners_and_since_when(library: Library) -> None:
    cars = product_rates(library, library.goods["cars"])
    said = [quote.sentence for quote in goods_quotes(cars, None, None)]
    assert any(
        re.match(r"Since .* the US has charged 25% .* on cars, light trucks and parts from all partners", s)
        for s in said
    )
    assert any(" from the EU (US" in s for s in said)
    dated = [quote.sentence for quote in goods_quotes(cars, library.as_of, library.as_of)]
    assert all(s.startswith(f"On {long_day(library.as_of)} ") for s in dated)


def test_the_sentence_says_who_has_not_confirmed(library: Library) -> None:
    us, china = library.countries["US"], library.countries["CN"]
    back = quotes(library, (china, us))[0].sentence
    assert "China has not confirmed" in back
    assert "If the date that is not confirmed does not hold, it was 34%" in back


def test_a_sentence_says_how_far_the_news_was_followed(library: Library) -> None:
    """Of a day that nobody watched it must not sound as if somebody had."""
    us, china = library.countries["US"], library.countries["CN"]
    (quote,) = quotes(library, (us, china))
    assert quote.sentence.endswith("; news followed to 8 October 2026).")
    rate = headline(library, "US", "CN")
    assert "followed" not in quote_words(rate, us, china, library.as_of, None, library.as_of)
    assert "followed" not in quote_words(rate, us, china, library.as_of, None, None)
