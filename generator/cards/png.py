"""PNG: strips of a picture, packed each by itself, joined to a file.

Most strips of a card stand on many cards: blank ones, a day, a country. A strip is packed with no look at what lies
above it, so it is packed once, and a file is made by writing strips one after another. Two bits a pixel, no filter.
"""

import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image

WIDTH, HEIGHT = 1200, 630
# The first byte of a row says that the row is not filtered; these four pixels, of shade 0, are that byte.
PAD = 4
_BASE = 65521  # of Adler-32, RFC 1950
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_ZLIB_START, _ZLIB_END = b"\x78\x01", b"\x03\x00"


class Strip(NamedTuple):
    """Rows of a picture, packed: a part of a deflate stream, the checksum and the number of the bytes in it."""

    packed: bytes
    checksum: int
    size: int


def canvas(height: int, shade: int = 0) -> Image.Image:
    """Return an empty strip of ``height`` rows to draw on; what is drawn is moved right by PAD."""
    image = Image.new("P", (WIDTH + PAD, height), shade)
    image.paste(0, (0, 0, PAD, height))
    return image


def pack(image: Image.Image, level: int) -> Strip:
    """Return a canvas packed, at zlib's ``level``."""
    raw = image.tobytes("raw", "P;2")
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH)
    return Strip(packed, zlib.adler32(raw), len(raw))


def join(strips: Sequence[Strip], palette: bytes) -> bytes:
    """Return the PNG file of ``strips`` from top to bottom; ``palette`` has three bytes for each shade."""
    checksum = 1
    for strip in strips:
        checksum = _joined(checksum, strip.checksum, strip.size)
    data = b"".join([_ZLIB_START, *(strip.packed for strip in strips), _ZLIB_END, struct.pack(">I", checksum)])
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 2, 3, 0, 0, 0)
    return b"".join([_SIGNATURE, *_chunk(b"IHDR", header), *_chunk(b"PLTE", palette), *_chunk(b"IDAT", data),
                     *_chunk(b"IEND", b"")])  # fmt: skip


def _joined(first: int, second: int, size: int) -> int:
    """Return the Adler-32 of two texts one after the other; ``size`` is the second one's."""
    low, high = first & 0xFFFF, first >> 16
    low_2, high_2 = second & 0xFFFF, second >> 16
    return ((high + high_2 + size * (low - 1)) % _BASE) << 16 | (low + low_2 - 1) % _BASE


def _chunk(kind: bytes, data: bytes) -> tuple[bytes, ...]:
    return struct.pack(">I", len(data)), kind, data, struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))
