"""Wrap: text to lines. A title takes the largest size at which it fits, in lines of about the same length."""

from collections.abc import Sequence

from generator.cards.glyphs import BOLD, PLAIN, ems

# Sizes of a title in pixels, with how many lines of each look well.
_SIZES = ((84, 1), (72, 2), (60, 3), (50, 4), (42, 5))
# How much narrower each try to make lines even is, in ems.
_STEP = 0.6
_ELLIPSIS = "…"


def line_height(size: int) -> int:
    """Return the distance from line to line of words of ``size`` pixels."""
    return size * 5 // 4


def fit_title(title: str, width: int, height: int) -> tuple[int, list[str]]:
    """Return the size of ``title`` in pixels and its lines, no wider than ``width``, all together in ``height``.

    Words stay whole unless one alone is wider than a line at the smallest size; only what does not fit at that size is
    left out, with an ellipsis.
    """
    words = title.split()
    lengths = _lengths(words, BOLD)
    longest = max(lengths, default=0.0)
    for size, most in _SIZES:
        ends = _ends(lengths, width / size, BOLD)
        if longest <= width / size and len(ends) <= min(most, height // line_height(size)):
            return size, _joined(words, _even(lengths, ends, width / size, longest))
    size, most = _SIZES[-1]
    return size, wrap(title, width / size, BOLD, min(most, height // line_height(size)))


def wrap(text: str, width: float, face: str, most: int) -> list[str]:
    """Return ``text`` in at most ``most`` lines of ``width`` ems, a wider word broken; an ellipsis where it is cut."""
    words = [part for word in text.split() for part in _parts(word, width, face)]
    lines = _joined(words, _ends(_lengths(words, face), width, face))
    return lines if len(lines) <= most else [*lines[: most - 1], clipped(" ".join(lines[most - 1 :]), width, face)]


def clipped(text: str, width: float, face: str = PLAIN) -> str:
    """Return ``text`` if it is at most ``width`` ems wide, else as many of its words as are, and an ellipsis."""
    widths = ems(face)
    if sum(map(widths.__getitem__, text)) <= width:
        return text
    room = width - widths[_ELLIPSIS]
    words = [part for word in text.split() for part in _parts(word, room, face)]
    return " ".join(words[: _ends(_lengths(words, face), room, face)[0]]).rstrip(",;:.") + _ELLIPSIS


def _lengths(words: Sequence[str], face: str) -> list[float]:
    width = ems(face).__getitem__
    return [sum(map(width, word)) for word in words]


def _ends(lengths: Sequence[float], width: float, face: str) -> list[int]:
    """Return after how many words each line ends, where lines are as full as ``width`` lets them be."""
    space = ems(face)[" "]
    ends, room = [], width + space
    for number, length in enumerate(lengths):
        room -= length + space
        if room < 0 and number:
            ends.append(number)
            room = width - length
    return [*ends, len(lengths)]


def _even(lengths: Sequence[float], ends: list[int], width: float, longest: float) -> list[int]:
    """Return as many ends of lines, the widest line as narrow as can be."""
    while len(ends) > 1 and width - _STEP >= longest:
        width -= _STEP
        narrower = _ends(lengths, width, BOLD)
        if len(narrower) > len(ends):
            break
        ends = narrower
    return ends


def _joined(words: Sequence[str], ends: list[int]) -> list[str]:
    return [" ".join(words[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _parts(word: str, width: float, face: str) -> list[str]:
    """Return ``word`` in parts of at most ``width`` ems: itself, nearly always."""
    widths = ems(face)
    parts, room = [""], width
    for character in word:
        if widths[character] > room:
            parts.append("")
            room = width
        parts[-1] += character
        room -= widths[character]
    return parts
