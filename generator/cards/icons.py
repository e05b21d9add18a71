"""Marks: the small shapes of evidence grades, as the pages draw them: full, half, open, slashed."""

from functools import cache

from PIL import Image, ImageDraw

from generator.cards.glyphs import INK, shaded

SIZE = 26
# Drawn larger and made small, so that edges are smooth.
_TIMES = 8
_STROKE = 3


@cache
def mark(name: str) -> Image.Image:
    """Return the shape of the grade ``name`` in ink on paper."""
    side, stroke = SIZE * _TIMES, _STROKE * _TIMES
    image = Image.new("L", (side, side))
    pen = ImageDraw.Draw(image)
    box = (0, 0, side - 1, side - 1)
    pen.ellipse(box, outline=255, width=stroke)
    if name == "official":
        pen.ellipse(box, fill=255)
    elif name == "corroborated":
        pen.pieslice(box, 90, 270, fill=255)
    elif name == "disputed":
        inset = side * 0.18
        pen.line((inset, side - inset, side - inset, inset), fill=255, width=stroke)
    return shaded(image.resize((SIZE, SIZE), Image.Resampling.BOX), INK)
