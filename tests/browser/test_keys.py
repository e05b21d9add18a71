"""The keyboard alone: it reaches everything on every kind of page, and one sees where it is, in both schemes."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import KINDS
from tests.browser.shorten import SHORTEN
from tests.browser.test_access import visit

WHOLE = ("", "method/")
OPEN = """() => document.querySelectorAll("details").forEach((part) => { part.open = true; })"""
# What each stop of the walk looks like, in both schemes. The mark is an outline, of the stop or of the label around it.
WATCH = """(within) => {
  const light = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    if (!a) return null;
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (e) => e ? light(getComputedStyle(e).backgroundColor) ?? ground(e.parentElement) : 1;
  const isMarked = (e) => {
    const style = e && getComputedStyle(e);
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const fault = (e) => {
    const marked = [e, e.closest("label")].find(isMarked);
    if (!marked) return "no mark";
    const style = getComputedStyle(marked);
    const around = parseFloat(style.outlineOffset) < 0 ? marked : marked.parentElement;
    const [a, b] = [light(style.outlineColor) ?? ground(around), ground(around)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 3) return "a mark of too little contrast";
    const box = marked.getBoundingClientRect();
    const isInFrame = e.closest(".md-header, .md-skip, .md-sidebar--primary");
    const top = isInFrame ? 0 : document.querySelector(".md-header").getBoundingClientRect().bottom;
    return box.width < 1 || box.bottom <= top || box.top >= innerHeight ? "out of sight" : "";
  };
  window.reached = new Set();
  window.faults = [];
  const kinds = new Set();
  document.addEventListener("focusin", ({ target }) => {
    if (window.reached.has(target)) return;
    window.reached.add(target);
    const had = document.body.dataset.mdColorScheme;
    const kind = `${target.tagName}.${target.className} ${target.parentElement.className}`;
    for (const scheme of kinds.has(kind) ? [had] : ["default", "slate"]) {
      document.body.dataset.mdColorScheme = scheme;
      const found = fault(target);
      if (found) window.faults.push(`${found} (${scheme}): ${target.outerHTML.slice(0, 120)}`);
    }
    document.body.dataset.mdColorScheme = had;
    kinds.add(kind);
  });
  window.isThere = (e) => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true });
  const stops = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
  window.wanted = [...stops].filter((e) => !e.disabled && e.type !== "radio" && window.isThere(e) && e.closest(within));
  return window.wanted.length;
}"""
MISSED = """() => window.wanted.filter((e) => !window.reached.has(e) && window.isThere(e))
  .map((e) => e.outerHTML.slice(0, 120))"""
FOCUS = "() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"


def shorten(page: Page) -> None:
    """Open what can be opened; a walk of thousands of steps takes long, so like entries are left out."""
    page.evaluate(SHORTEN, 1)
    page.evaluate(OPEN)


@pytest.fixture(params=[1440, 360], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Page, address: str) -> None:
    """The frame is the same everywhere, so it is walked through on one page of each sort alone."""
    found = {}
    for path in KINDS:
        visit(page, address, path)
        shorten(page)
        if path not in WHOLE:
            page.locator(".md-content").evaluate("part => { part.tabIndex = -1; part.focus(); }")
        stops = page.evaluate(WATCH, "body" if path in WHOLE else ".md-content")
        for _ in range(stops + 4):
            page.keyboard.press("Tab")
        if faults := page.evaluate("window.faults") + [f"not reached: {html}" for html in page.evaluate(MISSED)]:
            found[path or "home"] = faults
    assert found == {}


def test_going_back_nothing_hides_behind_the_header(page: Page, address: str) -> None:
    visit(page, address, "countries/cn/")
    shorten(page)
    for _ in range(page.evaluate(WATCH, ".md-content")):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("window.faults") == []


@pytest.mark.parametrize(
    "path", ["", "countries/cn/", "events/2025-06-02-white-house-expects-trump-xi-call/", "method/"]
)
def test_the_skip_link_leads_to_the_content(page: Page, address: str, path: str) -> None:
    visit(page, address, path)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "Skip to content"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("width", [360, 1219])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_shuts_by_keys(browser: Browser, address: str, width: int, key: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(f"{address}method/")
    menu = page.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    menu.focus()
    page.keyboard.press(key)
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(FOCUS) == "Now"
    seen = []
    for _ in range(80):
        seen.append(page.evaluate(FOCUS))
        page.keyboard.press("Tab")
        if not page.locator("#__drawer").is_checked():
            break
    assert [name for name in ("Countries", "Explore", "As of", "Method", "Contribute") if name not in seen] == []
    assert ("Evidence grades" in seen) == (width == 360)  # the contents of the page, where they stand nowhere else
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()  # whoever leaves it shuts it
    menu.focus()
    page.keyboard.press(key)
    expect(menu).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    context.close()


def until(page: Page, condition: str) -> None:
    """Wait until ``condition`` holds. Playwright's own way may ask the page to run a text, which its policy refuses."""
    for _ in range(300):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"did not come true within half a minute: {condition}")


def test_the_scheme_changes_by_keys_and_the_focus_stays(page: Page, address: str) -> None:
    visit(page, address, "topics/")
    for name, key, scheme in (("dark", "Enter", "slate"), ("light", "Space", "default"), ("dark", "Space", "slate")):
        button = page.get_by_role("button", name=f"Switch to {name} mode")
        button.focus()
        page.keyboard.press(key)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        assert str(page.evaluate(FOCUS)).startswith("Switch to")
    # What is chosen stands in the first frame. The theme's own script, which would put it there later, is held back.
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.add_init_script(
        "const look = () => { if (document.body) window.first = document.body.dataset.mdColorScheme;"
        " else requestAnimationFrame(look); }; requestAnimationFrame(look);"
    )
    page.reload()
    until(page, "window.first !== undefined")
    assert page.evaluate("window.first") == "slate"


def test_search_results_are_said_and_reached_by_keys(page: Page, address: str) -> None:
    visit(page, address, "")
    button = page.get_by_role("button", name="Search")
    if button.is_visible():
        button.focus()
        page.keyboard.press("Enter")
    else:
        page.locator(".md-search__input").focus()
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("expects Trump Xi", delay=10)
    said = page.locator(".md-search-result__meta[role=status]")
    until(page, "document.getElementById('search-result').dataset.words === 'expects Trump Xi'")
    expect(said).to_have_text(re.compile(r"\d+ results?$"))
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("White House expects Trump and Xi", timeout=15000)
    page.keyboard.press("Tab")
    assert "White House expects Trump and Xi" in page.evaluate(FOCUS)
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("White House expects Trump and Xi")
    assert "?" not in page.url  # an address to share, without the words searched for


def test_escape_leaves_the_search(page: Page, address: str) -> None:
    visit(page, address, "")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    button = page.get_by_role("button", name="Search")
    if button.is_visible():
        expect(button).to_be_focused()
    else:
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS) == "Now"


def test_without_script_the_sections_stand_on_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".md-tabs a", has_text="More")).to_be_visible()
    expect(page.locator(".tt-foot a", has_text="As of")).to_be_visible()
    expect(page.locator("label.md-header__button:visible, .md-search__input:visible")).to_have_count(0)
    context.close()
