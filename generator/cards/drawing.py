"""The picture of a card: site name and kind, the title, rows of facts. Rules, no boxes; readable at half its size."""

from functools import cache, lru_cache

from PIL import Image

from generator.cards.card import Card, Fact
from generator.cards.characters import drawable
from generator.cards.glyphs import BOLD, INK, PALE, PAPER, PLAIN, QUIET, word
from generator.cards.icons import SIZE, mark
from generator.cards.line_wrap import fit_title, line_height, wrap
from generator.cards.png import HEIGHT, PAD, WIDTH, Strip, canvas, join, pack

# Paper, rules and soft edges, quiet words, ink.
_PALETTE = bytes.fromhex("ffffff b7c4ce 3d6685 14212b")
_SITE = "Trade talks briefing"
_MARGIN = 64
_RIGHT = WIDTH - _MARGIN
_ROOM = WIDTH - 2 * _MARGIN
_HEAD, _HEAD_SIZE = 84, 32
_LABELS = 216  # the width of the column of labels
_FACT, _SECOND, _FACT_SIZE = 62, 40, 32
# How far the accents of a capital stand out above its line at the most.
_RISE = 12
_MARKED = SIZE + 12
_LEAD, _LEAD_SIZE = 46, 34
_ABOVE_TITLE, _ABOVE_LEAD, _BELOW = 36, 8, 24
# Titles are packed for one card each, so quickly; what stands on many cards is packed well.
_QUICK, _WELL = 2, 6


def draw(card: Card) -> bytes:
    """Return the picture of ``card``: a PNG file of 1200 by 630 pixels, the same bytes for the same card."""
    left = HEIGHT - _HEAD - _ABOVE_TITLE - len(card.facts) * _FACT - _BELOW
    size, lines = fit_title(drawable(card.title), _ROOM, left)
    left -= len(lines) * line_height(size)
    leads = _leads(drawable(card.lead), (left - _ABOVE_LEAD) // _LEAD) if card.lead else []
    left -= _ABOVE_LEAD + len(leads) * _LEAD if leads else 0
    facts = []
    for fact in card.facts:
        rows = _rows(fact, 2 if left >= _SECOND else 1)
        left -= (len(rows) - 1) * _SECOND
        facts.append(_fact(fact, rows))
    above = [_head(card.kind), _blank(_ABOVE_TITLE - _RISE), _title(lines, size)]
    between = [_blank(_ABOVE_LEAD), *leads, _blank(left)] if leads else [_blank(left)]
    return join([*above, *between, *facts, _blank(_BELOW)], _PALETTE)


def _title(lines: list[str], size: int) -> Strip:
    image = canvas(_RISE + len(lines) * line_height(size))
    for number, line in enumerate(lines):
        _write(image, line, _MARGIN, _RISE + number * line_height(size), BOLD, size, INK)
    return pack(image, _QUICK)


@lru_cache(maxsize=512)
def _head(kind: str) -> Strip:
    """Return the band at the top: the site's name at the left, the page's kind at the right."""
    image = canvas(_HEAD, INK)
    _write(image, _SITE, _MARGIN, 22, BOLD, _HEAD_SIZE, PAPER)
    kind = drawable(kind)
    _write(image, kind, _RIGHT - _length(kind, PLAIN, _HEAD_SIZE), 22, PLAIN, _HEAD_SIZE, PAPER)
    return pack(image, _WELL)


@lru_cache(maxsize=2048)
def _rows(fact: Fact, most: int) -> tuple[str, ...]:
    """Return the text of a fact in at most so many lines; what does not fit is cut at a word, with an ellipsis."""
    room = _RIGHT - _MARGIN - _LABELS - (_MARKED if fact.mark else 0)
    return tuple(wrap(drawable(fact.text), room / _FACT_SIZE, PLAIN, most))


@lru_cache(maxsize=2048)
def _fact(fact: Fact, rows: tuple[str, ...]) -> Strip:
    """Return a row: a rule, the label in quiet words, the fact in ink, its shape before it."""
    image = canvas(_FACT + _SECOND * (len(rows) - 1))
    image.paste(PALE, (_MARGIN + PAD, 0, _RIGHT + PAD, 2))
    _write(image, drawable(fact.label), _MARGIN, 12, PLAIN, _FACT_SIZE, QUIET)
    left = _MARGIN + _LABELS
    if fact.mark:
        image.paste(mark(fact.mark), (left + PAD, 19))
        left += _MARKED
    for number, row in enumerate(rows):
        _write(image, row, left, 12 + number * _SECOND, PLAIN, _FACT_SIZE, INK)
    return pack(image, _QUICK)


def _leads(text: str, most: int) -> list[Strip]:
    if most < 1:
        return []
    return [_lead(line) for line in wrap(text, _ROOM / _LEAD_SIZE, PLAIN, most)]


@lru_cache(maxsize=512)
def _lead(line: str) -> Strip:
    image = canvas(_LEAD)
    _write(image, line, _MARGIN, 5, PLAIN, _LEAD_SIZE, QUIET)
    return pack(image, _WELL)


@cache
def _blank(height: int) -> Strip:
    return pack(canvas(height), _WELL)


def _write(image: Image.Image, text: str, left: float, top: int, face: str, size: int, shade: int) -> None:
    """Draw ``text`` word by word on a canvas, from ``left`` on."""
    space = word(" ", face, size, shade).advance
    for part in text.split():
        drawn = word(part, face, size, shade)
        image.paste(drawn.picture, (round(left) + drawn.x + PAD, top + drawn.y))
        left += drawn.advance + space


def _length(text: str, face: str, size: int) -> float:
    words = [word(part, face, size, PAPER).advance for part in text.split()]
    return sum(words) + word(" ", face, size, PAPER).advance * max(0, len(words) - 1)
