"""A reader takes a chart along as a PNG: charts without such a file are drawn by the browser."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["measures/us-reciprocal-tariff/", "deadlines/us-china-truce/"])
def test_the_browser_draws_a_chart_as_a_png(
    browser: Browser, address: str, site: Path, tmp_path: Path, place: str, scheme: str
) -> None:
    """It has twice the size of the SVG, a white ground in either mode, and something drawn upon it."""
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}{place}")
        with page.expect_download() as taken:
            page.get_by_role("button", name="PNG").click()
        name = taken.value.suggested_filename
        assert site.joinpath("charts", name).with_suffix(".svg").is_file()
        taken.value.save_as(tmp_path / name)
        width = page.evaluate(
            'async (href) => (await (await fetch(href)).text()).match(/ width="(\\d+)"/)[1]',
            page.get_by_role("link", name="SVG").get_attribute("href"),
        )
    with Image.open(tmp_path / name) as image:
        assert image.format == "PNG"
        assert image.width == 2 * int(width)
        colours = image.convert("RGB").getcolors(maxcolors=1 << 24)
    (most, ground), *others = sorted(colours or (), reverse=True)
    assert ground == (255, 255, 255)
    assert most > sum(count for count, _ in others) > 0


def test_a_chart_with_a_png_file_links_to_it(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}pairs/us-cn/")
        expect(page.get_by_role("link", name="PNG")).to_have_count(1)
        expect(page.get_by_role("button", name="PNG")).to_have_count(0)
