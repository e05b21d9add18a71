"""Words of the glossary lead to it: whole words, the longest first, once a page, never inside a link."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Library
from generator.pages.glossary import glossary_index
from generator.text.glossary_links import GlossaryIndex
from generator.text.rich_text import escape_text, render_rich

INDEX = GlossaryIndex(
    (
        ("tariff", "tariff"),
        ("duty", "tariff"),
        ("reciprocal tariff", "reciprocal"),
        ("BIS", "bis"),
        ("stay", "stay"),
        ("R&D duty", "research"),
        ("amp", "amp"),
        ("lt", "lt"),
        ("quot", "quot"),
    )
)
LINK = re.compile(r'<a href="../../glossary/#([^"]+)">([^<]*)</a>')


def linked(html: str, index: GlossaryIndex = INDEX) -> list[tuple[str, str]]:
    return LINK.findall(index.link(html, "../../glossary/", set()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A tariff is a duty.", [("tariff", "tariff")]),
        ("Tariffs fell.", [("tariff", "Tariffs")]),
        ("Two duties fell.", [("tariff", "duties")]),
        ("The reciprocal tariff and the tariff", [("reciprocal", "reciprocal tariff"), ("tariff", "tariff")]),
        ("tariff-free, non-tariff, tariffed", []),
        ("BIS writes, bis does not", [("bis", "BIS")]),
        ("a bis", []),
        ("The rate will stay at 10%; it stays.", []),
        ("It granted a temporary stay.", [("stay", "stay")]),
        ("R&D duty", [("research", "R&amp;D duty")]),
        ("no term", []),
        ('R&D; a < b, "c"', []),
        ("an amp", [("amp", "amp")]),
    ],
)
def test_whole_words_and_the_longest_first(text: str, found: list[tuple[str, str]]) -> None:
    assert linked(escape_text(text)) == found


def test_never_inside_another_link() -> None:
    html = '<p><a href="https://example.org/tariff">the <em>tariff</em> of</a> a tariff</p>'
    assert INDEX.link(html, "g/", set()) == html[: -len("tariff</p>")] + '<a href="g/#tariff">tariff</a></p>'


def test_a_term_is_linked_once_a_page() -> None:
    seen: set[str] = set()
    assert "href" in INDEX.link("a tariff", "", seen)
    assert "href" not in INDEX.link("a duty", "", seen)


def test_an_empty_glossary_links_nothing() -> None:
    assert GlossaryIndex(()).link("a tariff", "", set()) == "a tariff"
    assert GlossaryIndex(()).find("a tariff") == []


@given(st.text(alphabet=st.sampled_from(list('tarif duy<>&"[](*)_stay\\mplgquo;')), max_size=60))
def test_whatever_a_contributor_types_only_links_are_added(text: str) -> None:
    html = render_rich(text, "../")
    marked = INDEX.link(html, "../../glossary/", set())
    assert LINK.sub(r"\2", marked) == html


def test_events_lead_to_the_glossary_and_each_term_at_most_once(site: Path, library: Library) -> None:
    pages = 0
    for event in library.events:
        html = (site / "events" / event.id / "index.html").read_text()
        keys = re.findall(r'href="../../glossary/#([^"]+)"', html)
        assert len(keys) == len(set(keys)), event.id
        assert set(keys) <= set(glossary_index(library).find(event.summary) or keys)
        pages += bool(keys)
    assert pages > len(library.events) / 2


def test_the_glossary_says_where_each_term_stands(site: Path, library: Library) -> None:
    html = (site / "glossary" / "index.html").read_text()
    for term in library.glossary:
        (entry,) = re.findall(rf'<dt id="{term.id}">.*?(?=<dt|</dl>)', html, re.DOTALL)
        standing = [
            event.id for event in library.active_events if term.id in glossary_index(library).find(event.summary)
        ]
        for event in standing[-3:]:
            assert f"events/{event}/" in entry
        assert (f"In {len(standing):,} event" in entry) == bool(standing)
