"""Pages stay light, still and sound: what each kind loads, shifts and reports, served compressed as Pages does."""

import gzip
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import KINDS
from tests.browser.sound import watched
from tests.browser.test_access import visit
from tests.conftest import SUB_PATH, SiteHandler

# What docs/limits.md promises: bytes of a first visit before the search is used, and requests; one more with words.
BYTES = 100_000
REQUESTS = 10
# What grows with the record and is asked for by two pages only, and what finds words.
BESIDE = ("/explore/events.json", "/as-of/log.json", "/as-of/rates.json", "/minisearch-7.2.0.min.js", "/words.js")
WATCH = (
    "window.shifts = 0; new PerformanceObserver((list) => { for (const e of list.getEntries())"
    " if (!e.hadRecentInput) window.shifts += e.value; }).observe({type: 'layout-shift', buffered: true});"
)


class _Packed(SiteHandler):
    """Serves files compressed, to be asked for again at each visit, and counts the bytes of their bodies."""

    sizes: list[tuple[str, int]]

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            super().do_GET()
            return
        raw = path.read_bytes()
        body = gzip.compress(raw, 6) if path.suffix not in (".png", ".woff2") else raw
        type(self).sizes.append((self.path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "no-store")
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


@pytest.mark.parametrize("width", [1440, 360])
def test_every_kind_of_page_is_light_still_and_sound(
    browser: Browser, packed: tuple[str, list[tuple[str, int]]], width: int
) -> None:
    address, sizes = packed
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    faults = watched(page, (address, "about:blank"), is_cut_off=False)
    over = []
    for path in KINDS:
        page.goto("about:blank")
        sizes.clear()
        visit(page, address, path)
        page.wait_for_load_state("networkidle")
        # By name, since on a busy machine a file of the page before may still be on its way.
        sent = dict(sizes)
        total = sum(size for name, size in sent.items() if not name.endswith(BESIDE))
        shifts = page.evaluate("window.shifts")
        if total > BYTES or len(sent) > REQUESTS + ("words=" in path) or shifts >= 0.01:
            over.append((path, total, shifts, sent))
        assert not any("/search" in name or "/workers/" in name for name in sent), sent
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
    assert over == []
    assert faults == []
