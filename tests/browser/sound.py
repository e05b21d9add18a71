"""A page under watch: whatever a test does with it, it must have been sound to the end."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Request

# Behind the words of each heading stands the engine's link to it.
PERMALINK = "#"
SIZES = (pytest.param((1440, 900), id="desk"), pytest.param((360, 740), id="phone"))


def watched(page: Page, own: tuple[str, ...], *, is_cut_off: bool) -> list[str]:
    """Return the list that faults of ``page`` will stand in: errors, failures and requests not to ``own`` addresses.

    ``is_cut_off`` says that a test leaves pages before all is there, so that what is broken off is no fault.
    """
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(str(e)))

    def failed(request: Request) -> None:
        if not (is_cut_off and request.failure == "net::ERR_ABORTED"):
            faults.append(f"failed: {request.url}")

    page.on("requestfailed", failed)
    page.on("request", lambda r: None if r.url.startswith(own) else faults.append(f"elsewhere: {r.url}"))
    return faults


@contextmanager
def sound_page(browser: Browser, address: str, size: tuple[int, int], also: tuple[str, ...] = ()) -> Iterator[Page]:
    """Yield a page of ``size``; hold that nothing failed, came from elsewhere or scrolled sideways.

    ``also`` are the beginnings of addresses that are no other host's.
    """
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    # A picture of the tab may be cut off by the next visit.
    faults = watched(page, (address, *also), is_cut_off=True)
    yield page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults == []
    context.close()
