"""Everyone can read it: no fault that axe knows on any kind of page, and it bears what readers set for themselves."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from generator.model import Library
from generator.pages import all_pages
from generator.pages.page import Page as SitePage
from generator.projections.evidence import GRADES
from tests.browser.kinds import KINDS
from tests.browser.shorten import SHORTEN

# The other scheme changes colours and nothing else, so only the rules about colour are asked again there.
ALL: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURS = ALL | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# WCAG 1.4.12: what must be possible without loss.
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    "p { margin-bottom: 2em !important; }"
)
CUT_OFF = """() => [...document.querySelectorAll("main *")].filter((e) => {
  const s = getComputedStyle(e);
  if (!/hidden|clip/.test(s.overflowX) || s.clipPath.startsWith("inset") || !e.textContent.trim()) return false;
  const isOver = e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
  return isOver && e.checkVisibility({ visibilityProperty: true });
}).map((e) => e.outerHTML.slice(0, 100))"""


def test_there_is_a_page_of_every_kind_to_look_at(library: Library) -> None:
    looked_at = {path.partition("?")[0] for path in KINDS}
    found: dict[str, bool] = {}
    for output in all_pages(library):
        page: SitePage = output.make(*output.inputs)
        found[page.template] = found.get(page.template, False) or page.address in looked_at
    assert [template for template, seen in found.items() if not seen] == []


@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing_in_either_scheme(browser: Browser, address: str, width: int) -> None:
    # Axe comes into the page as a script of its own, which the site's policy would refuse.
    context = browser.new_context(
        viewport={"width": width, "height": 900}, bypass_csp=True, reduced_motion="reduce", color_scheme="light"
    )
    page = context.new_page()
    axe, found, schemes = Axe().axe_script, [], set()
    for path in KINDS:
        visit(page, address, path)
        page.evaluate(SHORTEN, 2)
        page.evaluate(axe)
        for options in (ALL, COLOURS):
            scheme = page.locator("body").get_attribute("data-md-color-scheme")
            schemes.add((path, scheme))
            for violation in page.evaluate("(options) => axe.run(options)", options)["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"][:2]]
                found.append(f"{path or 'home'}, {scheme}: {violation['id']} x{len(violation['nodes'])} {nodes}")
            if options is ALL:
                page.locator("button[aria-label^='Switch to']:visible").click()
    context.close()
    assert found == []
    assert len(schemes) == 2 * len(KINDS)


def visit(page: Page, address: str, path: str) -> None:
    answer = page.goto(address + path)
    assert answer is not None
    assert answer.status == 200, path
    if path.startswith(("explore", "as-of")):
        page.locator("#explore-tool, #as-of-tool").wait_for()


def looks(context: BrowserContext, address: str, script: str) -> dict[str, Any]:
    """Return what ``script`` finds on each kind of page, where it finds anything."""
    page = context.new_page()
    found = {}
    for path in KINDS:
        visit(page, address, path)
        if seen := page.evaluate(script):
            found[path] = seen
    context.close()
    return found


def test_text_may_be_spaced_out_at_twice_the_size(browser: Browser, address: str) -> None:
    """A window of 1,280 pixels at 200% has 640 of CSS; nothing scrolls sideways there or is cut off."""
    context = browser.new_context(viewport={"width": 640, "height": 450}, bypass_csp=True, reduced_motion="reduce")
    script = (
        "() => { const style = document.createElement('style'); style.textContent = " + repr(SPACING) + ";"
        "document.head.append(style);"
        "const wide = document.documentElement.scrollWidth;"
        f"const cut = ({CUT_OFF})();"
        "return wide > 640 || cut.length ? [wide, cut] : null; }"
    )
    assert looks(context, address, script) == {}


def test_nothing_scrolls_sideways_at_four_times_the_size(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256}, reduced_motion="reduce")
    script = "() => document.documentElement.scrollWidth > 320 ? document.documentElement.scrollWidth : null"
    assert looks(context, address, script) == {}


def test_motion_is_left_out_where_a_reader_asks_for_it(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    script = (
        "() => [...document.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e);"
        "return parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none' || s.scrollBehavior === 'smooth'; })"
        ".length"
    )
    assert looks(context, address, script) == {}


def test_signs_keep_their_shapes_in_forced_colours(browser: Browser, address: str) -> None:
    """Grades and stages differ by shape: what fills it is drawn where Windows takes the page's colours away."""
    context = browser.new_context(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    page = context.new_page()
    fills = {}
    for grade in GRADES:
        page.goto(f"{address}explore/?grade={grade}")
        fills[grade] = page.locator(f".tt-grade[data-grade={grade}]").first.evaluate(
            "word => { const s = getComputedStyle(word, '::before');"
            "return [s.backgroundColor, s.backgroundImage, s.color]; }"
        )
    assert len({tuple(fill) for fill in fills.values()}) == len(GRADES)
    assert fills["official"][0] == fills["official"][2]  # filled with the colour of text
    context.close()
