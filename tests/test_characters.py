"""Characters: a reviewer sees what a program reads, in any language."""
# ruff: noqa: RUF001 - that letters look like others is what this is about

import unicodedata

import pytest

from generator.loading.characters import hidden_in
from generator.schema.look_alikes import look_alike

WRITTEN = [
    "Côte d’Ivoire, Türkiye – naïve",
    "关税谈判",
    "関税交渉 ＥＵ ２０２５",
    "관세 협상",
    "Переговоры США и WTO о пошлинах",
    "η συμφωνία ΕΕ και USMCA",
    "المفاوضات التجارية",
    "व्यापार वार्ता",
    "thương mại",
    "1ª ronda, № 5, 25 µm",
]


def is_drawn_as_nothing(char: str) -> bool:
    """Tell whether ``char`` is of a category that has no glyph of its own, line ends and spaces aside."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp") and char != "\n"


def test_what_is_drawn_as_nothing_is_told() -> None:
    blank = [chr(n) for n in range(0x110000) if is_drawn_as_nothing(chr(n))]
    blank += ["\u034f", "\u115f", "\u180b", "\u2800", "\u3164", "\ufe0f", "\uffa0", "\U000e0100"]
    assert len(blank) > 100_000
    assert [f"U+{ord(char):04X}" for char in blank if not hidden_in(f"a{char}b")] == []


@pytest.mark.parametrize("text", WRITTEN)
def test_letters_of_every_language_pass(text: str) -> None:
    assert (hidden_in(text), look_alike(text)) == (None, None)


@pytest.mark.parametrize(
    "text", ["WT\u041e", "\u0430bout", "Talks of \u0421\u041e\u0415", "\U0001d5d4 deal", "\uff21bc", "ΑΒΒ and Siemens"]
)
def test_words_that_look_like_others_are_told(text: str) -> None:
    assert look_alike(text)
