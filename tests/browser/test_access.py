"""Everyone can read it: axe finds nothing on any kind of page, the keyboard reaches everything, pages stay light."""

import gzip
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_reading import PAGES
from tests.conftest import SUB_PATH, SiteHandler

KINDS = (
    *PAGES,
    "countries/cn/2025/",
    "countries/us/measures/",
    "events/2025-08-06-us-order-india-russian-oil-25/",
    "404.html",
)
BUDGET = 150_000
REQUESTS = 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    # Axe comes into the page as a script of its own, which the site's policy would refuse.
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    found = []
    for path in KINDS:
        page.goto(address + path)
        if path.startswith(("explore", "as-of")):
            page.wait_for_load_state("networkidle")
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:2]]
            found.append(f"{path or 'home'}: {violation['id']} x{len(violation['nodes'])} {nodes}")
    context.close()
    assert found == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address)
    seen: list[str] = []
    unmarked: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            "return [(e.textContent || e.title || e.placeholder || '').trim().slice(0, 40),"
            " s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0]; }"
        )
        seen.append(name)
        if not outline:
            unmarked.append(name)
    assert seen[0].startswith("Skip to content")
    for wanted in ("Countries", "Explore", "As of", "China", "One-year truce of Kuala Lumpur and Busan"):
        assert wanted in seen, wanted
    assert unmarked == []
    context.close()


def test_the_skip_link_leads_to_the_content(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}countries/cn/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


class _Packed(SiteHandler):
    """Serves files compressed, as Pages does, and counts the bytes of their bodies."""

    sizes: list[tuple[str, int]]

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            super().do_GET()
            return
        raw = path.read_bytes()
        body = gzip.compress(raw, 6) if path.suffix not in (".png", ".woff2") else raw
        type(self).sizes.append((self.path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if body is not raw:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def packed(site: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Serve the site compressed; yield its address and the list of what was sent."""
    sizes: list[tuple[str, int]] = []
    handler = type("Packed", (_Packed,), {"sizes": sizes, "site": site})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}", sizes
        server.shutdown()


def fresh(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1440, "height": 900}).new_page()


def test_home_is_light_before_search_is_used(browser: Browser, packed: tuple[str, list[tuple[str, int]]]) -> None:
    address, sizes = packed
    sizes.clear()
    page = fresh(browser)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    total = sum(size for _, size in sizes)
    assert total < BUDGET, sizes
    assert not any("search_index" in path or path.endswith(".json") for path, _ in sizes), sizes
    page.context.close()


def test_no_page_needs_many_requests(browser: Browser, packed: tuple[str, list[tuple[str, int]]]) -> None:
    address, sizes = packed
    for path in KINDS:
        sizes.clear()
        page = fresh(browser)
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        assert len(sizes) <= REQUESTS, (path, sizes)
        page.context.close()


@pytest.mark.parametrize(
    "path", ["", "countries/cn/", "explore/", "as-of/", "deadlines/us-china-truce/", "pairs/us-cn/"]
)
@pytest.mark.parametrize("width", [1440, 360])
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => { for (const e of list.getEntries())"
        " if (!e.hadRecentInput) window.shifts += e.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("window.shifts") < 0.01
    context.close()


def test_motion_is_left_out_where_a_reader_asks_for_it(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e);"
        "return parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none'; }).length"
    )
    assert moving == 0
    context.close()
