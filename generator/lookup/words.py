"""Words as they are compared: without capitals, accents, marks and the endings of plurals."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# Two words are one misspelt from this likeness on, if they have this many letters.
_ALIKE, _SHORTEST = 0.8, 5


@lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of ``text``, folded."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return tuple(_singular(word) for word in _WORD.findall(plain))


def key(text: str) -> str:
    """Return what is the same in all ways of writing ``text``: its folded words, joined."""
    return "".join(words(text))


def holds(text: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether each word ``wanted`` begins a word of ``text``, or stands in it where letters need no spaces."""
    there = words(text)
    return all(any(_begins(each, word) for each in there) for word in wanted)


def is_misspelt(one: str, other: str) -> bool:
    """Tell whether two texts have the same words, in any order, or the same but for one that is spelled much alike."""
    here, there = words(one), words(other)
    if sorted(here) == sorted(there):
        return bool(here)
    if len(here) != len(there):
        return False
    differing = [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _alike(*differing[0])


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0] or one.isdigit() or other.isdigit():
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _begins(there: str, word: str) -> bool:
    if not word.isascii():
        return word in there
    return there.startswith(word) if len(word) > 2 else there == word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
