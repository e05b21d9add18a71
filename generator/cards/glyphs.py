"""Letters: words as small pictures of four shades, put together from glyphs that are each made once.

The font lies beside this module, so that the same words give the same pixels on any machine. Pillow's own layout is
asked for, since the other one needs a library that a machine may not have. To set a word in one go would cost FreeType
half a millisecond, a third of the whole picture; from glyphs it is a tenth of that.
"""

from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from generator.cards.characters import COVERED

BOLD, PLAIN = "Inter-SemiBold", "Inter-Regular"
PAPER, PALE, QUIET, INK = range(4)
# How much of a pixel a letter covers, from 0 to 255, to a shade; quiet letters have one shade less.
_SHADES = {
    INK: bytes(0 if n < 32 else PALE if n < 112 else QUIET if n < 208 else INK for n in range(256)),
    QUIET: bytes(0 if n < 48 else PALE if n < 144 else QUIET for n in range(256)),
    PAPER: bytes(INK if n < 48 else QUIET if n < 144 else PALE if n < 224 else PAPER for n in range(256)),
}
_FAINT = 32
_EM = 1000


class Word(NamedTuple):
    """A word: its ``picture``, where it lies from the pen (``x``) and the line's top (``y``), how far it goes on."""

    picture: Image.Image
    x: int
    y: int
    advance: float


class _Glyph(NamedTuple):
    picture: Image.Image
    mask: Image.Image
    x: int
    y: int
    advance: float


@lru_cache(maxsize=4096)
def word(text: str, face: str, size: int, shade: int) -> Word:
    """Return ``text`` in the font ``face`` at ``size`` pixels. ``shade`` is its colour: INK, QUIET, or PAPER on INK."""
    glyphs = [_glyph(character, face, size, shade) for character in text]
    kerns = [_kern(one + two, face) * size for one, two in pairwise(text)]
    pen, places = 0.0, []
    for glyph, kern in zip(glyphs, [*kerns, 0.0], strict=True):
        places.append(round(pen) + glyph.x)
        pen += glyph.advance + kern
    left = min(places)
    right = max(place + glyph.picture.width for place, glyph in zip(places, glyphs, strict=True))
    top = min(glyph.y for glyph in glyphs)
    bottom = max(glyph.y + glyph.picture.height for glyph in glyphs)
    picture = Image.new("P", (right - left, bottom - top), INK if shade == PAPER else PAPER)
    for place, glyph in zip(places, glyphs, strict=True):
        picture.paste(glyph.picture, (place - left, glyph.y - top), glyph.mask)
    return Word(picture, left, top, pen)


def shaded(mask: Image.Image, shade: int) -> Image.Image:
    """Return a mask of 256 degrees as a picture of four shades."""
    return Image.frombytes("P", mask.size, mask.tobytes().translate(_SHADES[shade]))


@cache
def ems(face: str) -> dict[str, float]:
    """Return how wide each character is, as a part of the size."""
    font = _font(face, _EM)
    return {character: font.getlength(character) / _EM for character in COVERED}


@cache
def _kern(pair: str, face: str) -> float:
    """Return how much further from each other than by their widths two characters stand, as a part of the size."""
    return _font(face, _EM).getlength(pair) / _EM - sum(ems(face)[character] for character in pair)


@cache
def _glyph(character: str, face: str, size: int, shade: int) -> _Glyph:
    font = _font(face, size)
    left, top, right, bottom = map(int, font.getbbox(character))
    mask = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(mask).text((-left, -top), character, 255, font)
    # Glyphs that stand close overlap, so that only what is a letter's own is put down.
    own = mask.point([255 * (n >= _FAINT) for n in range(256)]).convert("1")
    return _Glyph(shaded(mask, shade), own, left, top, ems(face)[character] * size)


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    data = files(__package__).joinpath("fonts", f"{face}.ttf").read_bytes()
    return ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
