"""Share: what a page looks like where its address is pasted: a picture of 1200 by 630 pixels, and a line of words.

``draw`` turns a frozen ``Card`` into the bytes of a PNG and knows nothing else, so that any process can draw.
"""

from generator.cards.card import Card, Fact
from generator.cards.drawing import draw

__all__ = ["Card", "Fact", "draw"]
