"""Breaks text into lines. A title takes the largest size at which it fits, in lines of about the same length."""

from collections.abc import Sequence

from PIL.ImageFont import FreeTypeFont

from generator.cards.typefaces import SEMIBOLD, load_font

# Sizes of a title in pixels, each with the most lines that look well at that size.
_SIZES = ((84, 1), (72, 2), (60, 3), (50, 4), (42, 5))
# Lines are evened out by narrowing the column in steps of this many times the font size.
_STEP = 0.6
_ELLIPSIS = "…"


def line_height(size: int) -> int:
    """Return the distance in pixels from line to line of text of ``size`` pixels."""
    return size * 5 // 4


def fit_title(title: str, width: int, height: int) -> tuple[int, list[str]]:
    """Return the size of ``title`` in pixels and its lines, which fit into ``width`` by ``height`` pixels.

    A word is broken only if it is wider than a line at the smallest size. A title that does not fit at that size
    either is cut, with an ellipsis.
    """
    words = title.split()
    for size, most in _SIZES:
        font = load_font(SEMIBOLD, size)
        widths = [font.getlength(word) for word in words]
        ends = _line_ends(widths, width, font)
        if max(widths, default=0) <= width and len(ends) <= min(most, height // line_height(size)):
            return size, _join(words, _even_out(widths, ends, width, font))
    size, most = _SIZES[-1]
    return size, wrap(title, width, load_font(SEMIBOLD, size), min(most, height // line_height(size)))


def wrap(text: str, width: float, font: FreeTypeFont, most: int) -> list[str]:
    """Return ``text`` in at most ``most`` lines of ``width`` pixels.

    A word that is wider than a line is broken. Text that does not fit is cut after a word, with an ellipsis.
    """
    words = [part for word in text.split() for part in _break(word, width, font)]
    lines = _join(words, _line_ends([font.getlength(word) for word in words], width, font))
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _clip(" ".join(lines[most - 1 :]), width, font)]


def _clip(text: str, width: float, font: FreeTypeFont) -> str:
    """Return the first words of ``text``, as many as fit into ``width`` pixels together with an ellipsis."""
    width -= font.getlength(_ELLIPSIS)
    words = [part for word in text.split() for part in _break(word, width, font)]
    first_end = _line_ends([font.getlength(word) for word in words], width, font)[0]
    return " ".join(words[:first_end]).rstrip(",;:.") + _ELLIPSIS


def _line_ends(widths: Sequence[float], width: float, font: FreeTypeFont) -> list[int]:
    """Return how many words have been set at the end of each line, where every line takes all words that fit.

    ``widths`` are the widths of the words, ``width`` that of a line, in pixels.
    """
    space = font.getlength(" ")
    ends, left = [], width + space
    for number, word_width in enumerate(widths):
        left -= word_width + space
        if left < 0 and number:
            ends.append(number)
            left = width - word_width
    return [*ends, len(widths)]


def _even_out(widths: Sequence[float], ends: list[int], width: float, font: FreeTypeFont) -> list[int]:
    """Return line ends for the same number of lines as ``ends``, with the widest line as narrow as possible."""
    step = _STEP * font.size
    while len(ends) > 1 and width - step >= max(widths):
        width -= step
        narrower = _line_ends(widths, width, font)
        if len(narrower) > len(ends):
            break
        ends = narrower
    return ends


def _join(words: Sequence[str], ends: list[int]) -> list[str]:
    return [" ".join(words[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _break(word: str, width: float, font: FreeTypeFont) -> list[str]:
    """Return ``word`` in parts of at most ``width`` pixels; nearly always in one."""
    if font.getlength(word) <= width:
        return [word]
    parts = [""]
    for character in word:
        if parts[-1] and font.getlength(parts[-1] + character) > width:
            parts.append("")
        parts[-1] += character
    return parts
