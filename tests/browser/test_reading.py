"""A reader walks the site under a sub-path: no error, no request elsewhere, nothing wider than a phone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model import Library
from tests.conftest import SUB_PATH

PAGES = (
    "",
    "countries/",
    "countries/us/",
    "countries/cn/",
    "pairs/",
    "pairs/us-cn/",
    "countries/us/2025/",
    "topics/",
    "topics/tariffs/",
    "briefings/",
    "briefings/2025-W23/",
    "briefings/today/",
    "briefings/starts-and-ends/",
    "timeline/",
    "explore/",
    "as-of/?date=2025-06-03",
    "deadlines/",
    "deadlines/us-china-truce/",
    "measures/",
    "measures/us-reciprocal-tariff/",
    "agreements/",
    "agreements/us-china-geneva-joint-statement/",
    "agreements/us-eu-framework/",
    "undertakings/",
    "goods/",
    "goods/cars/",
    "said-and-done/",
    "changes/",
    "people/",
    "people/karoline-leavitt/",
    "sources/",
    "publishers/tvb/",
    "sources/2025-06-03-tvb-trump-xi-call/",
    "events/2025-06-02-white-house-expects-trump-xi-call/",
    "glossary/",
    "subscribe/",
    "data/",
    "api/",
    "more/",
    "about/",
    "who/",
    "gaps/",
    "method/",
    "contribute/",
    "benchmarks/",
    "limits/",
)


@dataclass
class Reader:
    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def visit(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status == 200, path


@pytest.fixture(params=[(1440, 900), (360, 740)], ids=["desk", "phone"])
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Reader]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    found = Reader(page, address)
    host = address.split("/")[2]
    page.on("console", lambda m: found.faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: found.faults.append(str(e)))
    page.on("requestfailed", lambda r: found.faults.append(f"failed: {r.url}"))
    page.on(
        "request", lambda r: found.faults.append(f"elsewhere: {r.url}") if r.url.split("/")[2:3] != [host] else None
    )
    yield found
    context.close()


def test_a_reader_goes_from_home_to_the_source_of_an_event(reader: Reader, library: Library) -> None:
    event = next(e for e in reversed(library.by_country["CN"]) if e.sources[0].has_page)
    reader.visit("")
    reader.page.locator(".tt-states a.tt-country", has_text="China").click()
    expect(reader.page.locator("h1")).to_contain_text("China")
    reader.page.locator("a.tt-event__title", has_text=event.title).first.click()
    expect(reader.page.locator("h1")).to_contain_text(event.title)
    reader.page.locator(".tt-sources a").first.click()
    expect(reader.page.locator("#events")).to_contain_text("Events that cite this")
    assert reader.faults == []


def test_a_number_in_a_chart_leads_to_its_row_which_is_tinted(reader: Reader) -> None:
    reader.visit("countries/cn/")
    reader.page.locator("svg:visible a[href='#rate-3']").click()
    expect(reader.page.locator("#rate-3")).to_be_in_viewport()
    header = reader.page.locator(".md-header").bounding_box()
    row = reader.page.locator("#rate-3").bounding_box()
    assert header
    assert row
    assert row["y"] >= header["y"] + header["height"]
    ground = "cells => cells.map(cell => getComputedStyle(cell).backgroundColor)"
    tinted = reader.page.locator("tr:has(#rate-3) > td").evaluate_all(ground)
    others = reader.page.locator("tr:has(#rate-2) > td").evaluate_all(ground)
    assert len(set(tinted)) == 1
    assert not set(tinted) & set(others)


def test_search_finds_an_event_by_a_word_in_its_title(reader: Reader) -> None:
    reader.visit("")
    if reader.page.viewport_size == {"width": 360, "height": 740}:
        reader.page.locator("label[for=__search]").first.click()
    reader.page.locator("input.md-search__input").click()
    reader.page.keyboard.type("expects", delay=20)
    found = reader.page.locator(".md-search-result__link", has_text="White House expects Trump and Xi")
    expect(found.first).to_be_visible(timeout=15000)
    found.first.click()
    expect(reader.page.locator("h1")).to_contain_text("White House expects Trump and Xi")
    assert reader.faults == []


def test_a_page_that_is_not_there_leads_on(reader: Reader, site: Path) -> None:
    """A host sends the same file for any address, so its links hold at any depth."""
    missing = (site / "404.html").read_text(encoding="utf-8")
    gone = f"{reader.address}events/2025/2025-07-02-vietnam-deal/"
    reader.page.route(gone, lambda route: route.fulfill(status=404, content_type="text/html", body=missing))
    reader.page.goto(gone)
    expect(reader.page.locator("h1")).to_have_text("Page not found")
    for name in ("Now", "Countries", "Timeline", "Explore", "report it"):
        link = reader.page.locator("main").get_by_role("link", name=name, exact=True)
        href = link.get_attribute("href") or ""
        assert reader.page.request.get(reader.address.removesuffix(SUB_PATH) + href).ok, name
    reader.page.get_by_role("link", name="Search for “vietnam deal”").click()
    found = reader.page.locator(".md-search-result__link").first
    expect(found).to_contain_text("Vietnam", timeout=15000)


def test_both_sides_stand_side_by_side(reader: Reader, library: Library) -> None:
    event = library.events_by_id["2025-06-02-white-house-expects-trump-xi-call"]
    reader.visit(f"events/{event.id}/")
    parties = reader.page.locator(".tt-account__party")
    expect(parties).to_have_text(["United States", "China"])
    expect(reader.page.locator(".tt-account").nth(1)).to_contain_text("has not confirmed")
