"""One count of events for one question: on the page of a country, in lists, in Explore and in the timeline."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def explored(site: Path) -> Counter[str]:
    """Return by code how many events Explore finds for each country."""
    data = json.loads((site / "explore" / "events.json").read_text())
    names = [code for code, *_ in data["names"]["country"]]
    return Counter(names[number] for row in data["columns"]["country"] for number in set(row))


def listed(site: Path, code: str) -> int:
    """Return the number of events that the page of a country leads to."""
    text = (site / "countries" / f"{code}.md").read_text()
    years = re.search(r"^All ([\d,]+) events, by year: (.*)$", text, re.MULTILINE)
    if years:
        total = int(years[1].replace(",", ""))
        assert total == sum(map(int, re.findall(r"\*(\d+)\*", years[2]))), code
        return total
    latest = text[text.index("\n## Latest events") :].partition("\n## ")[2].partition("\n## ")[0]
    return len(re.findall(r"^- \*[^*]+\*.*?/events/", latest, re.MULTILINE))


def test_a_country_has_as_many_events_on_its_page_as_in_explore_and_in_the_list(
    site: Path, explored: Counter[str]
) -> None:
    rows = (site / "countries.md").read_text()
    assert len(explored) > 40
    for code, count in explored.items():
        assert listed(site, code.lower()) == count, code
        row = re.search(rf"^\| \[[^\]]*\]\([^)]*/countries/{code.lower()}/\).*$", rows, re.MULTILINE)
        assert row, code
        assert f"| {count} event{'' if count == 1 else 's'} |" in row[0], code


def test_a_pair_has_as_many_events_on_its_page_as_its_countries_say(site: Path) -> None:
    said = re.findall(
        r"\[(\d+) events? between the two\]\([^)]*/pairs/([a-z-]+)/\)",
        "".join(path.read_text() for path in site.glob("countries/*.md")),
    )
    assert len(said) > 20
    for count, pair in said:
        assert (
            f"from {count} event{'' if count == '1' else 's'} between the two"
            in (site / "pairs" / f"{pair}.md").read_text()
        ), pair


def test_the_years_of_the_timeline_add_up_to_all_events(site: Path) -> None:
    data = json.loads((site / "explore" / "events.json").read_text())
    years = re.findall(r"\*(\d+) events?\*", (site / "timeline.md").read_text().partition("\n## ")[0])
    assert sum(map(int, years)) == len(data["columns"]["id"])
