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
from generator.projections.last_checked import checked
from generator.rendering.renderer import Renderer
from tests.conftest import AS_OF


@pytest.fixture(scope="module")
def footers(site: Path) -> dict[str, str]:
    """Return the foot of every generated page."""
    found = {}
    for path in site.rglob("index.html"):
        foot = re.search(r'<footer class="tt-trust">.*?</footer>', path.read_text(), re.DOTALL)
        if foot:
            found[path.parent.relative_to(site).as_posix()] = foot[0]
    assert len(found) > 1500
    return found


@pytest.mark.parametrize(
    "told",
    [
        "As of <time",
        "hecked against",
        "Not covered: ",
        'contribute/#report-an-error">',
        'about/#licence">CC BY 4.0</a>',
    ],
)
def test_every_generated_page_says_so(footers: dict[str, str], told: str) -> None:
    # A country that no event names yet has nothing that could be checked.
    silent = [address for address, foot in footers.items() if told not in foot]
    assert [a for a in silent if not (told == "hecked against" and a.startswith("countries/"))] == []


def test_a_list_names_the_oldest_and_the_latest_check(library: Library) -> None:
    days = [dt.date(2026, 3, 1), dt.date(2026, 5, 2), None, dt.date(2026, 4, 9)]
    events = [dataclasses.replace(e, checked=day) for e, day in zip(library.events, days, strict=False)]
    span = checked([*events, events[0]])
    assert span
    assert (span.oldest, span.latest, span.missing) == (dt.date(2026, 3, 1), dt.date(2026, 5, 2), 1)
    (page,) = home.pages(dataclasses.replace(library, events=tuple(events)))
    shared = {"as_of": AS_OF, "site": "https://example.org/", "repo": "https://code.example.org/"}
    text = re.sub(r"<[^>]+>", "", Renderer(shared).fragment(page))
    assert "last checked against their sources between 1 Mar 2026 and 2 May 2026, 1 not yet." in text
    assert checked([]) is None


def test_links_to_explore_name_filters_that_it_knows(footers: dict[str, str], library: Library) -> None:
    names = json.loads(next(explore_json.files(library)).body)["names"]
    found = set()
    for foot in footers.values():
        for link in re.findall(r'href="([^"]*explore/\?[^"]*)"', foot):
            for key, values in parse_qs(urlsplit(html.unescape(link)).query).items():
                assert set(values) <= {name for name, _ in names[key]}, link
                found.add(key)
    assert found == {"country", "topic", "person"}
