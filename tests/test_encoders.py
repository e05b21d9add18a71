"""Encoders: whatever is typed is shown as those characters, whatever parser reads it."""

import string
from typing import Any

import html5lib
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.text.front_matter import front_matter
from generator.text.rich_text import plain_text, render_rich

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


@given(AWKWARD, AWKWARD)
def test_front_matter_keeps_its_keys(title: str, description: str) -> None:
    block = front_matter(title, description)
    assert block.startswith("---\n")
    body: dict[str, Any] = yaml.safe_load(block.removeprefix("---\n").partition("\n---\n")[0])
    assert list(body) == ["title", "description", "hide"]
    assert "<" not in block
