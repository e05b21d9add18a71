"""Share images: the picture of 1200 by 630 pixels that social networks and chats show beside a link to a page.

``draw`` turns a frozen ``Card`` into the bytes of a PNG file and needs nothing else.
"""

from generator.cards.card import Card, Fact
from generator.cards.drawing import draw

__all__ = ["Card", "Fact", "draw"]
