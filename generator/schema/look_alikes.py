"""Letters that look like others: a word must be what it seems to be (Unicode TR39).

Python knows no scripts, but the name of a letter begins with that of its script: CYRILLIC SMALL LETTER A.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
# Letters of these scripts look like Latin ones or like each other; nobody writes a word in two of them.
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "LISU", "FULLWIDTH"})
# What of Cyrillic and Greek is drawn like a Latin letter.
_TWINS = frozenset("аеорсухіјѕһԁԛԝАВЕНІЈКМОРСТХУЅԌԚԜοανικρυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")


def look_alike(text: str) -> str | None:
    """Return the first word of ``text`` that is not written in the letters that it seems to be written in, or None.

    That is a word with letters of two scripts that look alike, one with letters made for formulas, and, beside words in
    Latin letters, one in which all letters of another script are drawn like Latin ones.
    """
    if text.isascii():
        return None
    words = _WORD.findall(text)
    found = next((word for word in words if len(_scripts(word) & _ALIKE) > 1 or any(map(_is_drawn, word))), None)
    if found or not any("LATIN" in _scripts(word) for word in words):
        return found
    others = [word for word in words if _scripts(word) & {"CYRILLIC", "GREEK"}]
    return others[0] if others and _TWINS.issuperset("".join(others)) else None


def letters_of(word: str) -> str:
    """Return the scripts of the letters of ``word`` in words: ``Cyrillic and Latin``."""
    return " and ".join(script.capitalize() for script in sorted(_scripts(word)))


def _scripts(word: str) -> frozenset[str]:
    return frozenset(_script(char) for char in word)


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _is_drawn(char: str) -> bool:
    """Tell whether ``char`` is a letter for formulas or ornament, such as a bold A, that stands for a Latin one."""
    if char.isascii() or _script(char) in ("LATIN", "FULLWIDTH", "FEMININE", "MASCULINE", "MODIFIER"):
        return False
    plain = unicodedata.normalize("NFKC", char)
    return plain.isascii() and plain.isalpha()
