"""The first sentence of a text: whole, and not ended by the stop of an abbreviation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Library
from generator.text.rich_text import plain_text
from generator.text.sentences import first_sentence


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The duty starts. It is 25%.", "The duty starts."),
        ("The U.S. Trade Representative spoke. He left.", "The U.S. Trade Representative spoke."),
        ("Duties of 12.5% on Jan. 5. More later.", "Duties of 12.5% on Jan. 5."),
        ("He said: “It is done.” Nobody answered.", "He said: “It is done.”"),
        ("No stop at the end", "No stop at the end"),
        ("", ""),
    ],
)
def test_the_first_sentence_is_whole(text: str, first: str) -> None:
    assert first_sentence(text) == first


@given(st.text())
def test_it_is_the_beginning_of_the_text(text: str) -> None:
    assert text.startswith(first_sentence(text))


def test_no_list_cuts_a_summary_of_the_record(library: Library) -> None:
    for event in library.events:
        assert first_sentence(plain_text(event.summary)).endswith((".", "”", ")", "?", "!")), event.id
