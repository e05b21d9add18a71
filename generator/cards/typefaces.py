"""The fonts of share pictures: Inter in two weights, from the files beside this module.

The same text gives the same pixels on any machine. Pillow's own layout is asked for, since the other one needs a
library that a machine may not have.
"""

from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import ImageFont

SEMIBOLD, REGULAR = "Inter-SemiBold", "Inter-Regular"


@cache
def load_font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """Return the font ``face`` at ``size`` pixels."""
    data = files(__package__).joinpath("fonts", f"{face}.ttf").read_bytes()
    return ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
