"""A page under watch: whatever a test does with it, it must have been sound to the end."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

SIZES = (pytest.param((1440, 900), id="desk"), pytest.param((360, 740), id="phone"))


@contextmanager
def sound_page(browser: Browser, address: str, size: tuple[int, int], also: tuple[str, ...] = ()) -> Iterator[Page]:
    """Yield a page of ``size``; hold that nothing failed, came from elsewhere or scrolled sideways.

    ``also`` are the beginnings of addresses that are no other host's.
    """
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    # A picture of the tab that is cut off by the next visit is no fault.
    page.on("requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else faults.append(f"failed: {r.url}"))
    page.on("request", lambda r: None if r.url.startswith((address, *also)) else faults.append(r.url))
    yield page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults == []
    context.close()
