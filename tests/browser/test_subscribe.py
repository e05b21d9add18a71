"""A reader chooses what to follow: addresses to copy, and a file that a feed reader takes; or, without scripts, all."""

from pathlib import Path

import listparser
from playwright.sync_api import Browser, expect

from tests.browser.sound import watched


def test_what_is_ticked_becomes_addresses_and_a_file_for_feed_readers(browser: Browser, address: str) -> None:
    page = browser.new_page()
    faults = watched(page, (address, "about:blank", "blob:"), is_cut_off=False)
    page.goto(f"{address}countries/cn/")
    page.get_by_role("link", name="how to").click()
    # The page of China leads to the row of China, which is ticked.
    expect(page.locator("#countries-cn input")).to_be_checked()
    expect(page.locator("#countries-cn")).to_be_in_viewport()
    page.locator("#topics summary").click()
    page.locator("#topics-tariffs input").check()
    page.locator("#hearings input").check()
    expect(page.get_by_role("status").first).to_contain_text("2 feeds, 3 calendars")
    assert page.locator("#subscribe-calendars").input_value().split("\n") == [
        f"{address}calendars/hearings.ics",
        f"{address}calendars/countries/cn.ics",
        f"{address}calendars/topics/tariffs.ics",
    ]
    feeds = page.locator("#subscribe-feeds").input_value().split("\n")
    assert feeds == [f"{address}countries/cn/feed.xml", f"{address}topics/tariffs/feed.xml"]
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as OPML").click()
    found = listparser.parse(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert not found.bozo
    assert [(feed.title, feed.url) for feed in found.feeds] == [
        ("China: Trade talks briefing", feeds[0]),
        ("Tariffs: Trade talks briefing", feeds[1]),
    ]
    assert faults == []
    page.close()


def test_without_scripts_every_address_is_there_and_nothing_to_tick(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}subscribe/")
    expect(page.locator("#subscribe-form input:visible")).to_have_count(0)
    expect(page.locator("#subscribe-chosen")).to_be_hidden()
    page.locator("#countries summary").click()
    expect(page.get_by_role("link", name="China: feed")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="All feeds as one file").click()
    assert len(listparser.parse(Path(saved.value.path()).read_text(encoding="utf-8")).feeds) > 100
    context.close()
