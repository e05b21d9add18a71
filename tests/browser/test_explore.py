"""The Explore page: words, filters, counts, an address to share, downloads, the keyboard, and no script at all."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from generator.model import Event, Library
from generator.projections.evidence import evidence
from tests.browser.search_queries import ask_explore, shortfall
from tests.browser.sound import SIZES, sound_page

QUERIES = yaml.safe_load(Path(__file__).with_name("queries-explore.yml").read_text(encoding="utf-8"))
LISTED = 300  # older events are on the pages of their years
CALL = "White House expects Trump and Xi to speak within days"


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Yield the page, ready, and hold at the end that it was sound; a download is an address of the page's own."""
    with sound_page(browser, address, request.param, also=("blob:",)) as found:
        visit(found, address)
        yield found


def visit(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}explore/{query}")
    expect(page.locator("#explore-tool")).to_be_visible()


def tick(page: Page, group: str, value: str) -> None:
    for part in (".tt-filters", f"[data-group={group}]"):
        if not page.locator(part).evaluate("part => part.open"):
            page.locator(f"{part} > summary").click()
    page.locator(f"input[name={group}][value='{value}']").check()


def count(page: Page) -> int:
    text = page.locator("#explore-count").inner_text()
    return int(text.split()[0].replace(",", ""))


def told(page: Page, group: str, value: str) -> int:
    """Return the number that stands beside a value of a filter."""
    label = page.locator(f"label:has(input[name={group}][value='{value}']) .tt-count")
    return int((label.text_content() or "").replace(",", ""))


def saved(page: Page, name: str) -> str:
    with page.expect_download() as started:
        page.get_by_role("button", name=name).click()
    return Path(started.value.path()).read_bytes().decode("utf-8")


def test_all_events_stand_there_at_first(page: Page, library: Library) -> None:
    assert count(page) == len(library.active_events)
    expect(page.locator("#explore-plain")).to_be_hidden()
    expect(page.locator("#explore-events > li")).to_have_count(50)
    page.locator("#explore-more").click()
    expect(page.locator("#explore-events > li")).to_have_count(100)
    expect(page.locator("#explore-events > li").nth(50).locator("a").first).to_be_focused()


def test_a_typed_word_finds_and_the_address_keeps_it(page: Page) -> None:
    page.locator("#explore-words").click()
    page.keyboard.type("Xi to speak within", delay=15)
    expect(page.locator("#explore-events > li").first).to_contain_text(CALL)
    expect(page).to_have_url(re.compile(r"\?words=Xi\+to\+speak\+within$"))
    page.locator("#explore-words").fill("no-such-word-anywhere")
    expect(page.locator("#explore-count")).to_contain_text("No events match")
    expect(page.get_by_role("button", name="Download as CSV")).to_be_disabled()


def test_accents_and_case_do_not_matter(page: Page, address: str) -> None:
    visit(page, address, "?words=SEFCOVIC")
    expect(page.locator("#explore-events")).to_contain_text("Šefčovič")


def test_what_readers_type_is_found(browser: Browser, address: str, site: Path) -> None:
    page = browser.new_page()
    visit(page, address)
    answers = [(query, ask_explore(page, address, query["q"])) for query in QUERIES]
    faults = [(query["q"], fault, answer) for query, answer in answers if (fault := shortfall(answer, query, site))]
    assert faults == []
    assert ask_explore(page, address, "lutnik").said.startswith("Nothing for “lutnik”. Did you mean “Lutnick”?")
    page.close()


def test_filters_narrow_and_count(page: Page, library: Library) -> None:
    events = library.active_events
    china = [e for e in events if "CN" in {c.code for c in e.countries}]
    both = [e for e in events if {"CN", "JP"} & {c.code for c in e.countries}]
    calls = [e for e in both if e.kind == "call"]
    assert told(page, "country", "CN") == len(china)
    tick(page, "country", "CN")
    expect(page.locator("#explore-count")).to_contain_text(f"{len(china)} of")
    assert told(page, "kind", "call") == sum(e.kind == "call" for e in china)
    assert told(page, "country", "JP") == len(library.by_country["JP"])  # a group does not narrow its own counts
    tick(page, "country", "JP")
    expect(page.locator("#explore-count")).to_contain_text(f"{len(both)} of")
    assert told(page, "kind", "call") == len(calls)
    tick(page, "kind", "call")
    expect(page.locator("#explore-count")).to_contain_text(f"{len(calls)} of")
    expect(page).to_have_url(re.compile(r"\?country=CN&country=JP&kind=call$"))
    expect(page.locator("#explore-events > li")).to_have_count(min(50, len(calls)))


def test_of_several_countries_any_or_all(page: Page, address: str, library: Library) -> None:
    named = [{country.code for country in event.countries} for event in library.active_events]
    visit(page, address, "?country=CN&country=US&countries=all")
    expect(page.locator("#explore-every")).to_be_checked()
    both = sum({"CN", "US"} <= codes for codes in named)
    expect(page.locator("#explore-count")).to_contain_text(f"{both} of")
    assert told(page, "country", "JP") == sum({"CN", "US", "JP"} <= codes for codes in named)
    for part in (".tt-filters", "[data-group=country]"):
        if not page.locator(part).evaluate("part => part.open"):
            page.locator(f"{part} > summary").click()
    page.locator("#explore-every").uncheck()
    expect(page.locator("#explore-count")).to_contain_text(f"{sum(bool({'CN', 'US'} & codes) for codes in named)} of")
    expect(page).to_have_url(re.compile(r"\?country=US&country=CN$|\?country=CN&country=US$"))


@pytest.mark.parametrize(
    ("group", "value", "holds"),
    [
        ("country", "EU", lambda event: "EU" in {country.code for country in event.countries}),
        ("topic", "critical-minerals", lambda event: "critical-minerals" in {topic.id for topic in event.topics}),
        ("kind", "talks", lambda event: event.kind == "talks"),
        ("person", "xi-jinping", lambda event: "xi-jinping" in {person.id for person in event.named_people}),
        ("grade", "disputed", lambda event: evidence(event).grade == "disputed"),
        ("year", "2026", lambda event: event.date.year == 2026),
    ],
)
def test_each_filter_gives_the_events_that_its_count_promises(
    page: Page, address: str, library: Library, group: str, value: str, holds: Callable[[Event], bool]
) -> None:
    expected = sum(holds(event) for event in library.active_events)
    assert told(page, group, value) == expected > 0
    tick(page, group, value)
    expect(page.locator("#explore-count")).to_have_text(f"{expected} of {len(library.active_events)} events")
    expect(page).to_have_url(f"{address}explore/?{group}={value}")
    page.reload()
    expect(page.locator("#explore-count")).to_have_text(f"{expected} of {len(library.active_events)} events")
    expect(page.locator(f"input[name={group}][value='{value}']")).to_be_checked()


def test_back_and_forward_go_through_the_filters(page: Page, library: Library) -> None:
    total = len(library.active_events)
    tick(page, "country", "CN")
    china = count(page)
    tick(page, "kind", "call")
    expect(page.locator("#explore-chosen .tt-chip")).to_have_count(2)
    calls = count(page)
    assert total > china > calls > 0
    page.go_back()
    expect(page.locator("#explore-count")).to_contain_text(f"{china} of")
    expect(page.locator("input[name=kind][value=call]")).not_to_be_checked()
    page.go_back()
    expect(page.locator("#explore-count")).to_have_text(f"{total} events")
    page.go_forward()
    page.go_forward()
    expect(page.locator("#explore-count")).to_contain_text(f"{calls} of")


def test_an_address_restores_the_state(page: Page, address: str, library: Library) -> None:
    visit(page, address, "?words=call&country=CN&person=xi-jinping&person=nobody&year=2025&order=oldest&odd=1")
    expect(page.locator("#explore-words")).to_have_value("call")
    expect(page.locator("#explore-order")).to_have_value("oldest")
    expect(page.locator(".tt-chip")).to_have_text(["China", "Xi Jinping", "2025"])
    dates = page.locator("#explore-events time").evaluate_all("all => all.map(one => one.dateTime)")
    assert dates == sorted(dates)
    assert 0 < len(dates) < len(library.by_person["xi-jinping"])
    page.get_by_role("button", name="Remove the filter 2025").click()
    expect(page.locator(".tt-chip")).to_have_count(2)
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#explore-count")).to_have_text(f"{len(library.active_events)} events")
    expect(page).to_have_url(f"{address}explore/")


def test_the_downloads_hold_the_same_rows(page: Page, address: str, library: Library) -> None:
    visit(page, address, "?country=IN&topic=tariffs")
    text = saved(page, "Download as CSV")
    assert text.startswith("\ufeffid,"), "by this mark a spreadsheet knows UTF-8"
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    records: list[dict[str, Any]] = json.loads(saved(page, "Download as JSON"))
    expected = [e for e in reversed(library.by_country["IN"]) if "tariffs" in {t.id for t in e.topics}]
    assert len(records) == count(page) > 1
    assert [record["id"] for record in records] == [event.id for event in expected]
    assert list(rows[0]) == list(records[0])
    for row, record, event in zip(rows, records, expected, strict=True):
        assert record["countries"] == [country.code for country in event.countries]
        assert record["worldwide"] is event.worldwide
        assert record["title"] == event.title
        assert record["url"] == f"{address}events/{event.id}/"
        for key, value in record.items():
            text = (
                ";".join(value) if isinstance(value, list) else str(value).lower() if value in (True, False) else value
            )
            assert row[key].removeprefix("'") == text.removeprefix("'"), (event.id, key)


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", " =", "\u3000@", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_text(browser: Browser, address: str, start: str) -> None:
    page = browser.new_page()
    page.route("**/explore/events.json", lambda route: route.fulfill(json=one_event(f'{start}1+1,"x"\ny')))
    visit(page, address)
    text = saved(page, "Download as CSV")
    row = next(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert row["title"] == f'\'{start}1+1,"x"\ny'
    assert text.count("\r\n") == 2
    assert json.loads(saved(page, "Download as JSON"))[0]["title"] == f'{start}1+1,"x"\ny'
    page.close()


def one_event(title: str) -> dict[str, Any]:
    keys = ("country", "topic", "kind", "person", "grade", "year")
    columns: dict[str, list[Any]] = {key: [[0]] for key in keys}
    columns |= {"id": ["2025-01-02-x"], "date": ["2025-01-02"], "month": [0], "worldwide": [0]}
    columns |= {"act": [[]], "rate": [[]]}
    columns |= {"title": [title], "text": ["<img src=x onerror=alert(1)>"]}
    return {"names": {key: [["x", "<b>X</b>", ""]] for key in keys}, "columns": columns}


def test_words_of_the_data_are_text(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/explore/events.json", lambda route: route.fulfill(json=one_event("<i>call</i>")))
    visit(page, address, "?words=call&country=x")
    expect(page.locator(".tt-event__title")).to_have_text("<i>call</i>")
    expect(page.locator(".tt-event__summary")).to_have_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".tt-chip")).to_have_text("<b>X</b>")
    assert page.locator("article").locator("i, b, img").count() == 0
    page.close()


def test_the_keyboard_alone_reaches_and_sets_a_filter(page: Page, library: Library) -> None:
    page.locator("#explore-words").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        focus = page.evaluate("[document.activeElement.tagName, document.activeElement.value ?? '']")
        if focus == ["SUMMARY", ""] and not page.locator(".tt-filters").evaluate("part => part.open"):
            page.keyboard.press("Enter")
        if focus == ["INPUT", "CN"]:
            break
    page.keyboard.press("Space")
    expect(page.locator("#explore-count")).to_contain_text(f"{len(library.by_country['CN'])} of")
    expect(page.locator("input[name=country][value=CN]")).to_be_focused()
    assert page.locator("#explore-count").get_attribute("role") == "status"
    chip = page.get_by_role("button", name="Remove the filter China")
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#explore-count")).to_have_text(f"{len(library.active_events)} events")
    expect(page.locator("#explore-words")).to_be_focused()
    page.get_by_role("button", name="Download as JSON").focus()
    with page.expect_download():
        page.keyboard.press("Enter")


def test_without_script_the_plain_list_stands_there(browser: Browser, address: str, library: Library) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}explore/")
    expect(page.locator("#explore-plain")).to_be_visible()
    listed = min(len(library.active_events), LISTED)
    expect(page.locator("#explore-plain li a")).to_have_count(listed)
    expect(page.locator("#explore-tool")).to_be_hidden()
    context.close()


def test_the_plain_list_stays_where_the_data_does_not_come(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/explore/events.json", lambda route: route.fulfill(status=404))
    page.goto(f"{address}explore/", wait_until="networkidle")
    expect(page.locator("#explore-plain")).to_be_visible()
    expect(page.locator("#explore-tool")).to_be_hidden()
    page.close()


def test_no_other_page_loads_it(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    for path in ("", "timeline/", "countries/cn/"):
        page.goto(address + path, wait_until="networkidle")
    assert [url for url in asked if "explore" in url or "minisearch" in url] == []
    page.goto(f"{address}explore/", wait_until="networkidle")
    assert [
        url for url in asked if "minisearch" in url or "words.js" in url
    ] == []  # the words' library waits until it is needed
    page.close()
