"""Every generated page says its day, when it was checked, what it leaves out, how to correct it, and its licence."""

import dataclasses
import datetime as dt
import html
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.exports import explore_json
from generator.model import Library
from generator.pages import home
from generator.projections.last_checked import check_span
from generator.rendering.renderer import Renderer
from tests.projects import content


@pytest.fixture(scope="module")
def footers(site: Path) -> dict[str, str]:
    """Return the foot of every generated page."""
    footers = {}
    for path in site.rglob("index.html"):
        foot = re.search(r'<(footer|p) class="tt-trust">.*?<p class="tt-part">.*?</p>', path.read_text(), re.DOTALL)
        if foot:
            footers[path.parent.relative_to(site).as_posix()] = foot[0]
    assert len(footers) > 1000
    return footers


@pytest.mark.parametrize(
    "words",
    [
        r"(As of|Last changed) (<time|\d)",
        "hecked against",
        "Not covered: ",
        r"issues/new\?template=report-error.yml",
        'about/#licence">CC BY 4.0</a>',
    ],
)
def test_every_generated_page_says_so(footers: dict[str, str], words: str) -> None:
    # A country that no event names yet has nothing that could be checked.
    silent = [address for address, foot in footers.items() if not re.search(words, foot)]
    assert [a for a in silent if not (words == "hecked against" and a.startswith("countries/"))] == []


def test_a_page_that_counts_the_days_to_a_date_says_from_which_day(site: Path, footers: dict[str, str]) -> None:
    counting = [a for a in footers if 'class="tt-left"' in (site / a / "index.html").read_text()]
    assert len(counting) > 10
    assert [a for a in counting if not re.search(r"As of (<time|\d)", footers[a])] == []


def test_a_list_names_the_oldest_and_the_latest_check(small_library: Library) -> None:
    days = [dt.date(2026, 3, 1), dt.date(2026, 5, 2), None, dt.date(2026, 4, 9)]
    events = [dataclasses.replace(small_library.events[0], checked=day) for day in days]
    span = check_span([*events, events[0]])
    assert span
    assert (span.oldest, span.latest, span.missing) == (dt.date(2026, 3, 1), dt.date(2026, 5, 2), 1)
    (output,) = home.pages(dataclasses.replace(small_library, events=tuple(events)))
    shared = {"site": "https://example.org/", "repo": "https://code.example.org/"}
    text = re.sub(r"<[^>]+>", "", Renderer(shared).body(output.make(*output.inputs)))
    assert "last checked against their sources between 1 Mar 2026 and 2 May 2026, 1 not yet." in text
    assert check_span([]) is None


def test_links_to_explore_name_filters_that_it_knows(footers: dict[str, str], library: Library) -> None:
    names = json.loads(content(*explore_json.files(library, "")))["names"]
    keys = set()
    for foot in footers.values():
        for link in re.findall(r'href="([^"]*explore/\?[^"]*)"', foot):
            for key, values in parse_qs(urlsplit(html.unescape(link)).query).items():
                assert set(values) <= {name for name, *_ in names[key]}, link
                keys.add(key)
    assert keys == {"country", "topic", "person"}
