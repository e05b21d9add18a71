"""Encoders: whatever is typed is shown as those characters, whatever parser reads it."""

import string
from typing import Any

import html5lib
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.text.front_matter import front_matter
from generator.text.rich_text import link_targets, plain_text, render_rich

AWKWARD = st.text(alphabet=string.punctuation + string.ascii_letters + " 019éü中", min_size=1, max_size=80)
ALLOWED = {"html", "head", "body", "p", "em", "strong", "a"}


def shown(html: str) -> tuple[str, set[str]]:
    """Return the text of a page and the names of its elements, as a browser's parser reads them."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    return "".join(document.itertext()), {element.tag for element in document.iter()}


@given(AWKWARD)
def test_rich_text_has_paragraphs_emphasis_and_safe_links_alone(text: str) -> None:
    document = html5lib.parse(str(render_rich(text, "../events/")), namespaceHTMLElements=False)
    for element in document.iter():
        assert element.tag in ALLOWED
        assert set(element.attrib) <= {"href", "rel"}
        assert element.attrib.get("href", "https://").startswith(("https://", "../events/"))
        assert element.tag != "a" or element.attrib["rel"] == "noopener nofollow"


@given(st.text(alphabet=string.ascii_letters + string.digits + " .,;:!?<>&'\"()", min_size=1, max_size=80))
def test_text_without_marks_is_shown_as_typed(text: str) -> None:
    assert shown(str(render_rich(text, "")))[0] == text
    assert plain_text(text) == text


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("`AT&T` and *x*", "`AT&T` and x"),
        ("![a] <https://example.org/> [b][1] *x*", "![a] <https://example.org/> [b][1] x"),
        ("&amp; &lt; a_b \\* \\x *x*", "&amp; &lt; a_b * \\x x"),
    ],
)
def test_all_but_emphasis_and_links_is_shown_as_typed(typed: str, seen: str) -> None:
    assert shown(str(render_rich(typed, "")))[0] == seen
    assert plain_text(typed) == seen


@pytest.mark.parametrize("target", ["../../y", "//evil.example/", "/z", "#a", "javascript:pwn()", "data:text/html,x"])
def test_a_link_that_is_not_safe_leads_nowhere(target: str) -> None:
    document = html5lib.parse(str(render_rich(f"[x]({target}) *y*", "../events/")), namespaceHTMLElements=False)
    assert [element.attrib.get("href") for element in document.iter("a")] == [None]


@given(AWKWARD)
def test_every_link_is_known_by_its_target(text: str) -> None:
    document = html5lib.parse(str(render_rich(text, "../")), namespaceHTMLElements=False)
    links = [element.attrib.get("href") for element in document.iter("a")]
    assert len(link_targets(text)) == len(links)
    for target, link in zip(link_targets(text), links, strict=True):
        assert link in (None, target, f"../{target.removeprefix('event:')}/")


@given(AWKWARD, AWKWARD)
def test_front_matter_keeps_its_keys(title: str, description: str) -> None:
    block = front_matter(title, description)
    assert block.startswith("---\n")
    body: dict[str, Any] = yaml.safe_load(block.removeprefix("---\n").partition("\n---\n")[0])
    assert list(body) == ["title", "description", "hide"]
    assert "<" not in block
