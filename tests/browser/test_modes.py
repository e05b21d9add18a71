"""However one reads: no word is broken; a page stands without a style sheet, without scripts, in forced colours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS
from tests.browser.shorten import SHORTEN
from tests.browser.test_access import visit

# The smallest screen, a phone, a desk at 200%, a desk.
WIDTHS = (320, 360, 720, 1440)
# Words of which a part stands on another line. Chinese has no spaces; code and addresses may be cut anywhere.
BROKEN = """() => {
  const found = new Set(), range = document.createRange();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walk.nextNode());) {
    const within = text.parentElement;
    if (!text.data.trim() || /^\\s*\\S*[/.]\\S+\\s*$/.test(text.data)) continue; // an address
    if (!within.checkVisibility({ visibilityProperty: true })) continue;
    const head = within.closest("thead") ?? within; // on a phone it is there for screen readers alone
    if (within.closest("code, script") || getComputedStyle(head).clipPath !== "none") continue;
    range.selectNodeContents(text);
    if (range.getClientRects().length < 2) continue;
    for (const { 0: word, index } of text.data.matchAll(/\\p{L}[\\p{L}\\p{M}]+/gu)) {
      const around = text.data.slice(text.data.slice(0, index).search(/\\S*$/)).split(/\\s/)[0];
      if (/[./:]\\S/.test(around)) continue; // a part of an address or of a name in a program
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = [...range.getClientRects()];
      const isBroken = lines.some((line) => line.top > lines[0].top + lines[0].height / 2);
      if (isBroken && !/\\p{Script=Han}/u.test(word)) found.add(word);
    }
  }
  return [...found];
}"""
LARGE = """() => [...document.querySelectorAll("svg:not(.tt-pic)")].map((e) => e.getBoundingClientRect())
  .filter((box) => box.width > 24 || box.height > 24).length"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_no_word_is_broken_at_any_width(page: Page, address: str) -> None:
    found = {}
    for path in KINDS:
        visit(page, address, path)
        page.evaluate(SHORTEN, 8)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if words := page.evaluate(BROKEN):
                found[path or "home", width] = words
    assert found == {}


def test_without_a_style_sheet_icons_are_small(page: Page, address: str) -> None:
    page.route("**/*.css", lambda route: route.abort())
    for path in ("", "countries/cn/", "method/", "404.html", "explore/"):
        visit(page, address, path)
        page.locator("h1").wait_for()
        assert page.evaluate(LARGE) == 0, path


def test_without_scripts_every_kind_of_page_is_there_on_the_smallest_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    found = {}
    for path in KINDS:
        answer = page.goto(address + path)
        assert answer is not None
        text = page.locator("main").inner_text()
        links = page.locator(".md-tabs a:visible").count()
        if not answer.ok or not page.locator("h1").is_visible() or len(text) < 120 or links < 7:
            found[path or "home"] = (answer.status, len(text), links)
    context.close()
    assert found == {}


def test_in_forced_colours_nothing_scrolls_sideways_and_drawings_stand(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, forced_colors="active")
    page = context.new_page()
    found = {}
    for path in KINDS:
        visit(page, address, path)
        width = page.evaluate("document.documentElement.scrollWidth")
        hidden = page.locator("main svg.tt-pic--narrow").evaluate_all(
            "all => all.filter((e) => !e.closest('details:not([open])') && !e.getBoundingClientRect().width).length"
        )
        if width > 320 or hidden:
            found[path or "home"] = (width, hidden)
    context.close()
    assert found == {}
