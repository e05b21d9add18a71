"""Pages of countries answer within a few screens of a phone, and what they fold opens without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

# A phone of 360 by 740 pixels; a page of a country has at most this many of its screens, folds closed.
HEIGHT, SCREENS = 740, 8


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": HEIGHT}, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_no_page_of_a_country_is_longer_than_eight_screens_of_a_phone(
    browser: Browser, address: str, site: Path
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": HEIGHT})
    long = []
    for folder in sorted(path.parent for path in site.glob("countries/*/index.html")):
        page.goto(f"{address}countries/{folder.name}/")
        height = page.evaluate("document.documentElement.scrollHeight")
        if height > SCREENS * HEIGHT:
            long.append((folder.name, height))
    page.close()
    assert long == []


def test_a_country_answers_in_the_order_in_which_readers_ask(phone: Page, address: str) -> None:
    phone.goto(address + "countries/cn/")
    ids = [heading.get_attribute("id") for heading in phone.locator("h2").all()]
    assert ids == [
        "state-of-play", "what-is-charged", "next-dates", "headline-rate", "latest-events", "accounts", "more",
    ]  # fmt: skip


def test_a_fold_says_how_much_it_holds_and_opens_without_a_script(phone: Page, address: str) -> None:
    phone.goto(address + "countries/cn/")
    fold = phone.locator("#rate-table")
    rows = fold.locator("tbody tr")
    assert f"{rows.count()} rates" in fold.locator("summary").inner_text()
    assert not rows.first.is_visible()
    fold.locator("summary").click()
    assert rows.first.is_visible()


def test_a_folded_list_is_printed(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.goto(address + "countries/cn/")
    page.emulate_media(media="print")
    for key in ("rate-table", "charged-back", "help-wanted"):
        shown = page.locator(f"#{key} :is(tr, li)").first.evaluate("e => e.getBoundingClientRect().height")
        assert shown > 0, key
    page.close()
