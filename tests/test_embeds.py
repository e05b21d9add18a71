"""Bare pages for frames of other sites say what the site says, and lead to it."""

import datetime as dt
import html
import re
from dataclasses import replace
from pathlib import Path
from typing import Literal

import html5lib
import pytest
from playwright.sync_api import Browser

from generator.charts.embed import POLICY
from generator.charts.style import DARK, LIGHT
from generator.exports.embeds import files
from generator.model import Library
from generator.projections.pairs import pairs
from generator.projections.status import dates_pending


def test_there_is_a_page_for_the_dates_and_for_each_pair(library: Library) -> None:
    states = {f"embed/state-{one}-{two}/index.html".lower() for one, two in pairs(library)}
    assert {output.path for output in files(library, "")} == {"embed/next-dates/index.html", *states}


def test_an_empty_record_has_the_page_of_dates_alone() -> None:
    (only,) = files(Library(dt.date(2026, 1, 1)), "")
    assert only.path == "embed/next-dates/index.html"


def test_the_next_dates_are_those_of_the_site_in_order(site: Path, library: Library) -> None:
    text = (site / "embed/next-dates/index.html").read_text()
    pending = dates_pending(library)
    assert f"All {len(pending)} dates" in text
    page = html5lib.parse(text, namespaceHTMLElements=False)
    shown = ["".join(dd.itertext()) for dd in page.iter("dd")]
    titles = [history.deadline.title for history in pending[:10]]
    assert [said[: len(title)] for said, title in zip(shown, titles, strict=True)] == titles
    assert not re.search(r"in \d+ days", text)


def test_a_pair_says_what_its_page_says(site: Path) -> None:
    frame = html5lib.parse((site / "embed/state-us-cn/index.html").read_text(), namespaceHTMLElements=False)
    said = [" ".join("".join(dd.itertext()).split()) for dd in frame.iter("dd")]
    page = html5lib.parse((site / "pairs/us-cn/index.html").read_text(), namespaceHTMLElements=False)
    text = " ".join("".join(page.itertext()).split())
    assert len(said) == 5
    for words in said[:3]:
        assert words in text


def test_a_frame_is_small_strict_and_leads_to_its_page(site: Path) -> None:
    for path in (*(site / "embed").glob("state-*/index.html"), site / "embed/next-dates/index.html"):
        text = html.unescape(path.read_text())
        assert len(text.encode()) < 4_500, path
        assert f'content="{POLICY}"' in text
        assert "<script" not in text
        link = re.search(r'<a href="\.\./\.\./([^"]*)" target="_blank" rel="noopener">', text)
        assert link, path
        assert (site / link[1] / "index.html").is_file()
        assert f'<link rel="canonical" href="https://example.org/owner/repo/{link[1]}">' in text
    assert "embed/state-us-cn/" in (site / "pairs/us-cn/index.html").read_text()
    assert "embed/next-dates/" in (site / "deadlines/index.html").read_text()


@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_a_frame_follows_light_and_dark_and_fits_a_phone(
    browser: Browser, address: str, scheme: Literal["light", "dark"], colours: str
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": 320, "height": 600})
    ground = re.findall(r"--tt-c-ground: #(\w\w)(\w\w)(\w\w)", colours)[0]
    for name in ("state-us-cn", "next-dates"):
        page.goto(f"{address}embed/{name}/")
        shown = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert shown == f"rgb({', '.join(str(int(part, 16)) for part in ground)})"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_no_date_ahead_is_said(small_library: Library) -> None:
    output = next(iter(files(replace(small_library, as_of=dt.date(2030, 1, 1)), "")))
    assert output.make(*output.inputs).context["dates"] == []
