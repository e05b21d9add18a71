"""On paper: black on white whatever the screen, no navigation, nothing folded, sources last with their addresses."""

import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.conftest import SUB_PATH

EVENT = "events/2025-06-03-white-house-confirms-best-offers-letter/"
SHEETS = ("", "countries/cn/", "measures/us-reciprocal-tariff/", "deadlines/", EVENT, "briefings/2025-W30/", "method/")
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


def sheets(page: Page, address: str, path: str) -> list[list[str]]:
    """Return the lines of each sheet of the page at ``path`` on A4."""
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    texts = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    # A PDF writes some pairs of letters as one sign, and a space at the end of a line may be lost.
    return [unicodedata.normalize("NFKC", text).splitlines() for text in texts]


@pytest.mark.parametrize("path", SHEETS)
def test_each_sheet_says_what_it_is_of_which_day_and_from_where(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    found = sheets(page, address, path)
    for number, lines in enumerate(found, 1):
        text = "".join(lines).replace(" ", "")
        assert f"https://example.org{SUB_PATH}{path}" in text, (path, number)
        assert "Tradetalksbriefing·" in text, (path, number)
        assert f"{number}/{len(found)}" in text, (path, number)
        if path != "method/":
            assert "briefing·asof" in text or "briefing·lastchanged" in text, (path, number)
    page.close()


@pytest.mark.parametrize("path", [path for path in SHEETS if path])
def test_no_sheet_holds_a_scrap(browser: Browser, address: str, path: str) -> None:
    """Beside what is said on each sheet, its number and what ends the page, the last sheet holds something to read."""
    page = browser.new_page()
    found = sheets(page, address, path)
    ending = (
        "".join(page.locator(".tt-sheet, .tt-trust, .tt-cite").all_inner_texts()).replace(" ", "").replace("\n", "")
    )
    left = [line for line in found[-1] if unicodedata.normalize("NFKC", line).replace(" ", "") not in ending]
    assert len(left) >= 4, left
    page.close()


def test_the_briefing_of_a_usual_week_fits_two_sheets(browser: Browser, address: str, site: Path) -> None:
    page = browser.new_page()
    weeks = sorted(file.parent.name for file in site.glob("briefings/*-W*/index.html"))
    counts = {week: len(sheets(page, address, f"briefings/{week}/")) for week in weeks}
    page.close()
    longer = {week: count for week, count in counts.items() if count > 2}
    assert len(weeks) > 90
    assert len(longer) <= len(weeks) // 10, longer
