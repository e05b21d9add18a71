"""The header's search in Chromium: what readers type leads them to what they want, and what fails says so."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.search_queries import ask, shortfall
from tests.browser.sound import watched
from tests.browser.test_access import visit
from tests.browser.test_keys import until

QUERIES = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))
SAID = "#search-result [role=status]"
HIT = ".tt-hit"


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    visit(page, address, "")
    yield page
    page.close()


def test_what_readers_type_is_found(page: Page, address: str, site: Path) -> None:
    answers = [(query, ask(page, address, query["q"])) for query in QUERIES]
    faults = [(query["q"], fault, answer) for query, answer in answers if (fault := shortfall(answer, query, site))]
    assert faults == []


def test_results_say_what_they_are_and_mark_the_words(page: Page, address: str) -> None:
    ask(page, address, "supreme court ruling")
    event = page.locator(HIT, has_text="US Supreme Court rules 6-3")
    expect(event.locator(".tt-hit__kind")).to_have_text("Event · 20 Feb 2026")
    assert {"Supreme", "Court"} <= set(event.locator("mark").all_inner_texts())
    ask(page, address, "steel tariffs")
    expect(page.locator(HIT).first.locator(".tt-hit__kind")).to_have_text(re.compile("^Measure · in force since "))


def test_a_misspelling_is_told_with_what_was_meant(page: Page, address: str) -> None:
    assert ask(page, address, "lutnik").said.startswith("Nothing for “lutnik”. Did you mean “Lutnick”?")
    assert ask(page, address, "trump lutnik").said.startswith(
        "Nothing for “trump lutnik”. Did you mean “trump Lutnick”?"
    )
    assert ask(page, address, "best offers zebra").said.startswith("Nothing has all of these words.")
    assert ask(page, address, "qqqqqq").said == "Nothing found. Try a country, a measure or a name."


@pytest.mark.parametrize("query", ["!!!", "   ", "the", "'s", '"><img src=x onerror=alert(1)>', "x" * 500, "a " * 250])
def test_odd_queries_find_little_and_break_nothing(browser: Browser, address: str, query: str) -> None:
    page = browser.new_page()
    faults = watched(page, (address,), is_cut_off=False)
    visit(page, address, "")
    assert re.search(r"^Nothing|^Type to search$|results?$", ask(page, address, query[:200]).said)
    page.goto(f"{address}?q={quote(query)}")
    until(page, "document.getElementById('search-result').dataset.words !== undefined")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert faults == []
    page.close()


def test_words_in_the_address_are_sought(browser: Browser, address: str) -> None:
    page = browser.new_page()
    visit(page, address, "?q=vietnam")
    expect(page.locator(HIT).first).to_contain_text("Vietnam", timeout=15000)
    expect(page.locator("#search-words")).to_have_value("vietnam")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Vietnam")
    page.close()


@pytest.mark.parametrize("lost", ["**/search/pages.json", "**/assets/search.js", "**/minisearch-*.js"])
def test_a_search_that_does_not_load_says_so(browser: Browser, address: str, lost: str) -> None:
    page = browser.new_page()
    page.route(lost, lambda route: route.fulfill(status=404))
    visit(page, address, "")
    page.keyboard.press("/")
    page.keyboard.type("china")
    expect(page.locator(SAID)).to_contain_text("The search could not be loaded.", timeout=15000)
    page.close()


def test_nothing_is_loaded_before_a_reader_turns_to_it(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.rsplit("/", 1)[-1])

    page.on("request", note)
    page.goto(address, wait_until="networkidle")
    own = {"search.js", "words.js", "pages.json"}
    assert own & set(asked) == set()
    ask(page, address, "china")
    assert sorted(name for name in asked if name in own or "minisearch" in name) == [
        "minisearch-7.2.0.min.js", "pages.json", "search.js", "words.js",
    ]  # fmt: skip
    page.close()


def test_no_result_shows_the_front_matter_of_a_page(site: Path) -> None:
    columns = json.loads((site / "search" / "pages.json").read_text())["columns"]
    for title, note, text in zip(columns["title"], columns["note"], columns["text"], strict=True):
        assert "---" not in (title, note), title
        assert not text.startswith(("title:", "description:")), text
    assert "Method" in columns["title"]
