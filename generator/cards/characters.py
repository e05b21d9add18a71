"""The characters that the fonts of share images have, and what replaces others.

A character without a glyph would be drawn as an empty box. Letters with an unknown accent lose the accent. Each run of
other characters, such as text in another script, becomes "[…]", so that readers see that something is left out.
"""

import re
import unicodedata

_RANGES = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x148), (0x14A, 0x17F), (0x218, 0x21B), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9),
    (0x2010, 0x2015), (0x2018, 0x201E),
)  # fmt: skip
_MORE = "ƠơƯư…•€₦₩₫₹₺₽₿™≤≥≠≈→№\u2039\u203a\u2212"
# Latin with accents, Vietnamese included; quotation marks, dashes, currency and comparison signs.
COVERED = frozenset(chr(code) for low, high in _RANGES for code in range(low, high + 1)) | frozenset(_MORE)
_GAP = "\0"
_INSIDE, _AFTER, _OPENING = (re.compile(rule) for rule in (r"(?<=\w)'(?=\w)", r"(?<=\w)'", r"(?<!\w)'"))
_RUN = re.compile(r"\0(?:[\0\s]*\0)?")


def drawable(text: str) -> str:
    """Return ``text`` in characters that can be drawn, with all white space as single spaces.

    Straight apostrophes become typographic ones, unless they may end a quotation.
    """
    if not COVERED.issuperset(text):
        text = _RUN.sub("[…]", "".join(map(_covered, unicodedata.normalize("NFC", text))))
    apostrophe = _INSIDE if _OPENING.search(text) else _AFTER
    return " ".join(apostrophe.sub("\u2019", text).split())


def _covered(character: str) -> str:
    if character in COVERED or character.isspace():
        return character
    if unicodedata.category(character) in (
        "Mn",
        "Cf",
    ):  # a combining mark without its letter, or an invisible character
        return ""
    replacement = "".join(part for part in unicodedata.normalize("NFKD", character) if part in COVERED)
    return replacement or _GAP
