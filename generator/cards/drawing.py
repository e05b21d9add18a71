"""Draws a card: site name and kind of page, the title, a lead, rows of facts. Readable at half its size."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from zlib import Z_RLE

from PIL import Image, ImageDraw

from generator.cards.card import Card, Fact
from generator.cards.characters import drawable
from generator.cards.icons import SIZE, grade_icon
from generator.cards.line_wrap import fit_title, line_height, wrap
from generator.cards.typefaces import REGULAR, SEMIBOLD, load_font

WIDTH, HEIGHT = 1200, 630
# A picture is drawn in degrees of darkness, from 0 (paper) to 255 (ink), and saved in four shades.
_PAPER, _RULE, _QUIET, _INK = 0, 80, 200, 255
_SHADES = [0 if degree < 32 else 1 if degree < 112 else 2 if degree < 208 else 3 for degree in range(256)]
_PALETTE = bytes.fromhex("ffffff b7c4ce 3d6685 14212b")
# Lengths are in pixels.
_MARGIN = 64
_RIGHT = WIDTH - _MARGIN
_TEXT_WIDTH = WIDTH - 2 * _MARGIN
_HEAD, _HEAD_SIZE, _HEAD_TOP = 84, 32, 22
_TITLE_TOP = _HEAD + 36
_ABOVE_LEAD, _LEAD_LINE, _LEAD_SIZE, _LEAD_INSET = 8, 46, 34, 5
# A row of facts is _FACT high, and _FACT_LINE more if it has a second line.
_FACT, _FACT_LINE, _FACT_SIZE, _FACT_INSET, _ICON_INSET = 62, 40, 32, 12, 19
_LABEL_WIDTH, _ICON_WIDTH = 216, SIZE + 12
_FACTS_BOTTOM = HEIGHT - 24


def draw(card: Card, site: str) -> bytes:
    """Return the picture of ``card`` with the name of the ``site``: a PNG file of 1200 by 630 pixels.

    The same card gives the same bytes. The title is fitted first. The lead and then second lines of facts get the
    height that is left.
    """
    image = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    image.paste(_head(site, card.kind), (0, 0))
    spare = _FACTS_BOTTOM - _TITLE_TOP - len(card.facts) * _FACT
    size, title = fit_title(drawable(card.title), _TEXT_WIDTH, spare)
    title_height = len(title) * line_height(size)
    _draw_lines(pen, title, (_MARGIN, _TITLE_TOP), SEMIBOLD, size, line_height(size), _INK)
    spare -= title_height
    lead = _lead_lines(card.lead, spare)
    if lead:
        lead_top = _TITLE_TOP + title_height + _ABOVE_LEAD + _LEAD_INSET
        _draw_lines(pen, lead, (_MARGIN, lead_top), REGULAR, _LEAD_SIZE, _LEAD_LINE, _QUIET)
        spare -= _ABOVE_LEAD + len(lead) * _LEAD_LINE
    rows: list[tuple[Fact, list[str]]] = []
    for fact in card.facts:
        rows.append((fact, _fact_lines(fact, 2 if spare >= _FACT_LINE else 1)))
        spare -= (len(rows[-1][1]) - 1) * _FACT_LINE
    bottom = _FACTS_BOTTOM
    for fact, lines in reversed(rows):
        row = _row(fact, tuple(lines))
        bottom -= row.height
        image.paste(row, (_MARGIN, bottom))
    return _png(image)


# Many cards have a head or a row in common, and to draw letters takes long.
@lru_cache(maxsize=50)
def _head(site: str, kind: str) -> Image.Image:
    """Return the band at the top: the name of the ``site`` at the left, the kind of page at the right."""
    band = Image.new("L", (WIDTH, _HEAD), _INK)
    pen = ImageDraw.Draw(band)
    pen.text((_MARGIN, _HEAD_TOP), drawable(site), _PAPER, load_font(SEMIBOLD, _HEAD_SIZE))
    pen.text((_RIGHT, _HEAD_TOP), drawable(kind), _PAPER, load_font(REGULAR, _HEAD_SIZE), anchor="ra")
    return band


def _lead_lines(lead: str, height: int) -> list[str]:
    """Return the lines of the lead that fit into ``height`` pixels, the space above them included."""
    most = (height - _ABOVE_LEAD) // _LEAD_LINE
    return wrap(drawable(lead), _TEXT_WIDTH, load_font(REGULAR, _LEAD_SIZE), most) if lead and most > 0 else []


def _fact_lines(fact: Fact, most: int) -> list[str]:
    """Return the text of a fact in at most ``most`` lines."""
    width = _TEXT_WIDTH - _LABEL_WIDTH - (_ICON_WIDTH if fact.icon else 0)
    return wrap(drawable(fact.text), width, load_font(REGULAR, _FACT_SIZE), most)


@lru_cache(maxsize=50)
def _row(fact: Fact, lines: tuple[str, ...]) -> Image.Image:
    """Return a row: a rule above it, the label in a quiet shade, the icon, the ``lines`` of its text in ink."""
    row = Image.new("L", (_TEXT_WIDTH, _FACT + (len(lines) - 1) * _FACT_LINE), _PAPER)
    pen = ImageDraw.Draw(row)
    pen.rectangle((0, 0, _TEXT_WIDTH - 1, 1), fill=_RULE)
    pen.text((0, _FACT_INSET), drawable(fact.label), _QUIET, load_font(REGULAR, _FACT_SIZE))
    left = _LABEL_WIDTH
    if fact.icon:
        row.paste(grade_icon(fact.icon), (left, _ICON_INSET))
        left += _ICON_WIDTH
    _draw_lines(pen, lines, (left, _FACT_INSET), REGULAR, _FACT_SIZE, _FACT_LINE, _INK)
    return row


def _draw_lines(
    pen: ImageDraw.ImageDraw,
    lines: Sequence[str],
    start: tuple[int, int],
    face: str,
    size: int,
    line: int,
    shade: int,
) -> None:
    """Draw ``lines`` of text one below the other, ``line`` pixels apart, from the left top corner ``start``."""
    left, top = start
    for number, text in enumerate(lines):
        pen.text((left, top + number * line), text, shade, load_font(face, size))


def _png(image: Image.Image) -> bytes:
    """Return ``image`` as a PNG file of four shades, two bits a pixel."""
    shades = image.point(_SHADES)
    shades.putpalette(_PALETTE)
    file = BytesIO()
    shades.save(file, "PNG", bits=2, compress_type=Z_RLE)
    return file.getvalue()
