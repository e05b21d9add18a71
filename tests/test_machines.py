"""What programs that read pages find: linked data, sitemaps, Markdown beside pages, and llms.txt."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from generator.model import Library, Revision
from generator.pages.json_ld import article
from generator.pipeline import load_library
from generator.site.sitemap import sitemap_paths, sitemaps
from tests.projects import AS_OF, build, content, make_project, make_site_project

URL = "https://owner.example.org/repo/"
SCHEMA = "https://schema.org/"
XML = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the base record of two events."""
    site, _ = build(make_site_project(tmp_path_factory.mktemp("project")), AS_OF)
    return site


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Library:
    loaded = load_library(make_project(tmp_path_factory.mktemp("record")), AS_OF).library
    assert loaded
    return loaded


def linked_data(page: str) -> list[Any]:
    """Return what the data elements of ``page`` say, found as a browser finds them."""
    document = html5lib.parse(page, namespaceHTMLElements=False)
    found = [e for e in document.iter("script") if e.get("type") == "application/ld+json"]
    return [json.loads("".join(element.itertext())) for element in found]


def test_an_event_says_what_it_is_about_and_cites(small_site: Path) -> None:
    events = sorted((small_site / "events").glob("*/index.html"))
    assert events
    for path in events:
        (thing,) = linked_data(path.read_text())
        event = json.loads((path.parent / "event.json").read_bytes())
        assert (thing["@context"], thing["@type"]) == ("https://schema.org", "Article")
        assert (thing["headline"], thing["@id"]) == (event["title"], f"{URL}events/{event['id']}/")
        assert thing["temporalCoverage"].startswith(event["date"][:7])
        assert thing.get("datePublished") == event.get("recorded")
        assert [(c["name"], c.get("url")) for c in thing["citation"]] == [
            (source["title"], source.get("url")) for source in event["sources"]
        ]
        assert f'<link rel="canonical" href="{thing["@id"]}">' in path.read_text()


def expanded(thing: Any) -> Any:
    """Return the only node of linked data, expanded as JSON-LD 1.1 says; schema.org's words are its vocabulary."""
    vocabulary = {"contextUrl": None, "documentUrl": None, "document": {"@context": {"@vocab": SCHEMA}}}
    (node,) = jsonld.expand(thing, {"documentLoader": lambda *_: vocabulary})
    return node


def test_linked_data_is_read_by_a_json_ld_processor(small_site: Path) -> None:
    """Its types and properties are words of schema.org, and nothing is lost when it is expanded."""
    pages = [small_site / "data/index.html", *(small_site / "events").glob("*/index.html")]
    assert len(pages) == 3
    for page in pages:
        (thing,) = linked_data(page.read_text())
        node = expanded(thing)
        assert node["@type"] == [f"{SCHEMA}{thing['@type']}"]
        assert {key.removeprefix(SCHEMA) for key in node} == thing.keys() - {"@context"}
    cited = [each[f"{SCHEMA}name"][0]["@value"] for each in node[f"{SCHEMA}citation"]]
    assert cited == [each["name"] for each in thing["citation"]]


def test_the_data_page_describes_the_data_and_its_files(small_site: Path) -> None:
    (thing,) = linked_data((small_site / "data/index.html").read_text())
    assert thing["@type"] == "Dataset"
    assert 50 <= len(thing["description"]) <= 5000
    assert {"name", "license", "creator", "dateModified"} <= set(thing)
    for file in thing["distribution"]:
        assert (small_site / file["contentUrl"].removeprefix(URL)).is_file()
    assert "<script" not in (small_site / "data.md").read_text()


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_ends_the_element_of_data(record: Library, text: str) -> None:
    event = replace(record.events[0], title=f"{text}</script><!--")
    (thing,) = linked_data(f"<!doctype html><p>{article(event, URL, record.masthead)}</p>")
    assert thing["headline"] == event.title


def test_a_withdrawn_event_says_so(record: Library) -> None:
    event = replace(record.events[0], withdrawn=Revision(AS_OF, "withdrawn", "It did not happen."))
    (thing,) = linked_data(str(article(event, URL, record.masthead)))
    assert thing["creativeWorkStatus"] == "Withdrawn"
    assert thing["dateModified"] == AS_OF.isoformat()


def test_the_sitemap_has_every_page_once_with_the_day_its_entries_changed(small_site: Path) -> None:
    root = ET.fromstring((small_site / "sitemap.xml").read_bytes())  # noqa: S314 - our own
    days = {url.findtext(f"{XML}loc"): url.findtext(f"{XML}lastmod") for url in root}
    pages = {path.relative_to(small_site).parent.as_posix() for path in small_site.rglob("index.html")}
    known = {f"{URL}{'' if page == '.' else f'{page}/'}" for page in pages}
    assert set(days) <= known
    assert len(days) == len(list(root))
    events = [json.loads(path.read_bytes()) for path in small_site.glob("events/*/event.json")]
    for event in events:
        assert days[f"{URL}events/{event['id']}/"] == max(
            [event.get("recorded") or event["date"], *(revision["date"] for revision in event.get("revisions", []))]
        )
    assert days[f"{URL}countries/us/"] == max(days[f"{URL}events/{event['id']}/"] or "" for event in events)


@pytest.mark.parametrize(("count", "files"), [(0, 1), (3, 1), (4, 3), (7, 4)])
def test_a_long_sitemap_is_split_and_has_an_index(count: int, files: int) -> None:
    changed = {f"events/{n:03}/": f"2025-01-{n + 1:02}" for n in range(count)}
    outputs = sitemaps(URL, changed, most=3)
    assert [output.path for output in outputs] == sitemap_paths(count, most=3)
    assert len(outputs) == files
    trees = [ET.fromstring(content(output)) for output in outputs]  # noqa: S314 - our own
    if files > 1:
        index, *trees = trees
        assert index.tag == f"{XML}sitemapindex"
        listed = [(row.findtext(f"{XML}loc"), row.findtext(f"{XML}lastmod")) for row in index]
        assert [path for path, _ in listed] == [f"{URL}{output.path}" for output in outputs[1:]]
        assert [day for _, day in listed] == [max(u.findtext(f"{XML}lastmod") or "" for u in tree) for tree in trees]
    found = [url.findtext(f"{XML}loc") for tree in trees for url in tree]
    assert found == [f"{URL}{address}" for address in changed]
    assert all(len(tree) <= 3 for tree in trees)


def test_a_sitemap_has_at_most_fifty_thousand_addresses() -> None:
    assert [len(sitemap_paths(count)) for count in (50_000, 50_001, 100_000, 100_001)] == [1, 3, 3, 4]


def test_each_event_is_published_in_markdown_too(small_site: Path) -> None:
    for path in small_site.glob("events/*/event.json"):
        event = json.loads(path.read_bytes())
        text = (small_site / f"events/{event['id']}.md").read_text()
        assert text.count("\n# ") == 1
        assert f"# {event['title']}\n" in text
        for source in event["sources"]:
            assert source["title"] in text
            assert source.get("url", "") in text
        for account in event.get("accounts", []):
            assert account["says"] in text
        assert not re.search(r"\{ |&#\d+;|<div|<details|\]\((?!https://)", text)
        page = (small_site / "events" / event["id"] / "index.html").read_text()
        assert f'type="text/markdown" href="../{event["id"]}.md"' in page


def test_llms_txt_leads_to_pages_and_data_that_exist(small_site: Path) -> None:
    text = (small_site / "llms.txt").read_text()
    assert text.startswith("# Trade talks briefing\n\n> ")
    links = re.findall(r"^- \[[^\]]+\]\(([^)]+)\)", text, re.MULTILINE)
    assert f"{URL}countries/us.md" in links
    assert f"{URL}api/v1/openapi.json" in links
    for link in links:
        assert (small_site / link.removeprefix(URL)).is_file(), link
