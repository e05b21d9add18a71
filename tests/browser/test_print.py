"""On paper: black on white whatever the screen, no navigation, nothing folded, sources last with their addresses."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

EVENT = "events/2025-06-03-white-house-confirms-best-offers-letter/"
COLOUR = "e => getComputedStyle(e).color"


@pytest.fixture(params=["light", "dark"])
def paper(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 794, "height": 1123}, color_scheme=request.param)
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def test_an_event_is_printed_black_on_white_without_navigation(paper: Page, address: str) -> None:
    paper.goto(address + EVENT)
    for selector in (".md-header", ".md-tabs", ".md-footer", ".tt-crumbs", ".tt-turn", ".tt-contents"):
        assert not paper.locator(selector).first.is_visible(), selector
    for selector in ("h1", ".tt-lead p", ".tt-sources a", ".tt-grade"):
        assert paper.locator(selector).first.evaluate(COLOUR) == "rgb(0, 0, 0)", selector
    assert paper.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"


def test_the_addresses_of_sources_are_written_out_and_no_others(paper: Page, address: str) -> None:
    paper.goto(address + EVENT)
    written = paper.evaluate(
        "[...document.querySelectorAll('.tt-page a')]"
        ".map(a => [a.href, getComputedStyle(a, '::after').content, !!a.closest('.tt-sources')])"
    )
    shown = [(href, content) for href, content, _ in written if content not in ("none", "normal")]
    assert shown
    assert all(href in content for href, content in shown)
    assert len(shown) == sum(href.split("/")[2] != address.split("/")[2] and inside for href, _, inside in written)


def test_sources_come_last_and_folds_are_open(paper: Page, address: str) -> None:
    paper.goto(address + EVENT)
    top = "e => e.getBoundingClientRect().top"
    sources, thread = (paper.locator(f"#{key}").evaluate(top) for key in ("sources", "thread"))
    assert thread < sources < paper.locator(".tt-cite").evaluate(top) < paper.locator(".tt-trust").evaluate(top)
    assert paper.locator(".tt-cite > p").first.evaluate("e => e.getBoundingClientRect().height") > 0


@pytest.mark.parametrize("path", ["", "countries/cn/"])
def test_nothing_is_cut_at_the_edge_of_the_paper(paper: Page, address: str, path: str) -> None:
    paper.goto(address + path)
    assert paper.evaluate("document.documentElement.scrollWidth") <= 794
    overlaps = paper.evaluate(
        "[...document.querySelectorAll('.tt-table td')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    )
    assert overlaps == 0


def test_rows_of_long_tables_are_short_on_a_phone(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for path, table in (("deadlines/", ".tt-ledger"), ("measures/us-reciprocal-tariff/", ".tt-compact")):
        page.goto(address + path)
        heights = page.locator(f"{table} tbody tr").evaluate_all("rows => rows.map(row => row.offsetHeight)")
        assert sorted(heights)[len(heights) // 2] <= 140, path
    page.goto(address + "countries/cn/")
    # A label stands beside the words that it belongs to, and the words run on as one text.
    cells = page.locator("tr:has(#rate-1) td").evaluate_all("cells => cells.map(c => getComputedStyle(c).display)")
    assert set(cells) == {"block"}
    page.close()
