"""The shapes of evidence grades, as the pages draw them: a full, half, dotted, open or crossed circle."""

from functools import cache

from PIL import Image, ImageDraw

SIZE = 26
# Drawn this many times larger and then reduced, so that edges are smooth.
_SCALE = 8
_STROKE = 3


@cache
def grade_icon(grade: str) -> Image.Image:
    """Return the icon of an evidence grade: SIZE by SIZE pixels in mode "L", 255 where the ink is."""
    side, stroke = SIZE * _SCALE, _STROKE * _SCALE
    image = Image.new("L", (side, side))
    pen = ImageDraw.Draw(image)
    box = (0, 0, side - 1, side - 1)
    pen.ellipse(box, outline=255, width=stroke)
    if grade == "official":
        pen.ellipse(box, fill=255)
    elif grade == "corroborated":
        pen.pieslice(box, 90, 270, fill=255)
    elif grade == "official-other-side":
        middle, radius = side / 2, side * 0.25
        pen.ellipse((middle - radius, middle - radius, middle + radius, middle + radius), fill=255)
    elif grade == "disputed":
        inset = side * 0.18
        pen.line((inset, side - inset, side - inset, inset), fill=255, width=stroke)
    return image.resize((SIZE, SIZE), Image.Resampling.BOX)
