"""Sources: each has an entry on its publisher's page for ever, and a page once a seed or two events rest on it."""

import re
from pathlib import Path

from generator.loading.urls_lock import PATH, lock_text
from generator.model import Library
from tests.edits import FIRST, SECOND, event, replace
from tests.projects import AS_OF, build, make_site_project

SEEDED = "2025-03-03-example-times-duty-set"
CITED_ONCE = "2025-04-02-ministry-oslo-answers"


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text()


def entry(site: Path, publisher: str, source: str) -> str:
    """Return the entry of a source on the page of a publisher."""
    (found,) = re.findall(rf'<li id="{source}">.*?</li>', page(site, f"publishers/{publisher}"), re.DOTALL)
    return str(found)


def test_every_source_of_the_record_has_an_entry(site: Path, library: Library) -> None:
    ids = {
        key
        for path in (site / "publishers").glob("*/index.html")
        for key in re.findall(r'<li id="([^"]+)">', path.read_text())
    }
    assert ids >= library.sources.keys()


def test_a_source_has_a_page_if_a_seed_or_two_events_rest_on_it(site: Path, library: Library) -> None:
    seeds = {seed.source.id for seed in library.seeds if seed.source}
    for key, source in library.sources.items():
        wanted = key in seeds or len(library.by_source[key]) > 1
        assert source.has_page == wanted, key
        assert (site / "sources" / key / "index.html").exists() == wanted, key


def test_a_second_event_gives_a_source_its_page(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    site, _ = build(root)
    assert not (site / "sources" / CITED_ONCE).exists()
    assert f'href="../../publishers/ministry/#{CITED_ONCE}"' in page(site, f"events/{SECOND}")
    assert f'href="../../events/{SECOND}/"' in entry(site, "ministry", CITED_ONCE)
    replace(event(root, FIRST), "sources: [", f"sources: [{CITED_ONCE}, ")
    build(root)
    assert f'href="../../sources/{CITED_ONCE}/"' in page(site, f"events/{SECOND}")
    assert f'href="../../sources/{CITED_ONCE}/"' in entry(site, "ministry", CITED_ONCE)
    assert f"events/{FIRST}/" in page(site, f"sources/{CITED_ONCE}")


def test_a_source_that_no_event_cites_any_more_keeps_its_entry(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    text = event(root, SECOND).read_text()
    text = text.replace(f"sources: [{CITED_ONCE}, ", "sources: [").replace(CITED_ONCE, SEEDED)
    event(root, SECOND).write_text(text)
    site, _ = build(root)
    assert "cited by no event" in entry(site, "ministry", CITED_ONCE)


def test_an_entry_that_moved_says_where_it_is_now(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    path = root / "data" / "sources" / "2025" / f"{CITED_ONCE}.yml"
    path.write_text(path.read_text().replace("publisher: ministry", "publisher: example-wire\nformerly: [ministry]"))
    site, _ = build(root)
    assert f'now at <a href="../../publishers/example-wire/#{CITED_ONCE}">Example Wire</a>' in entry(
        site, "ministry", CITED_ONCE
    )
    assert "now at" not in entry(site, "example-wire", CITED_ONCE)


def test_a_source_keeps_its_page_once_it_was_published(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    (root / PATH).write_text(lock_text(AS_OF, [f"sources/{CITED_ONCE}/"]))
    site, _ = build(root)
    assert "Oslo answers the duty" in page(site, f"sources/{CITED_ONCE}")


def test_a_source_without_a_title_says_when_one_was_looked_for(tmp_path: Path) -> None:
    root = make_site_project(tmp_path)
    path = root / "data" / "sources" / "2025" / f"{CITED_ONCE}.yml"
    text = path.read_text().replace("title: Oslo answers the duty\n", "title_sought: 2025-04-03\n")
    path.write_text(text)
    (root / PATH).write_text(lock_text(AS_OF, [f"sources/{CITED_ONCE}/"]))
    site, _ = build(root)
    assert "title looked for on 3 Apr 2025, not seen" in entry(site, "ministry", CITED_ONCE)
    assert "not seen</dd>" in page(site, f"sources/{CITED_ONCE}")
    assert "title looked for" not in entry(site, "example-times", SEEDED)


def test_the_day_of_an_office_has_its_source(site: Path) -> None:
    shown = page(site, "people/mark-carney")
    assert re.search(r"Prime Minister from .*14 Mar 2025.*2025-03-14-turtleislandnews-carney-sworn-in", shown)
    assert 'id="2025-03-14-turtleislandnews-carney-sworn-in"' in page(site, "publishers/turtle-island-news")
