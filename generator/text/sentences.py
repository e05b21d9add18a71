"""Sentences: the first one of a text, whole."""

import re

# A sentence ends where a new one begins: a stop, a space, and a capital, a figure or an opening quotation mark.
_END = re.compile(r"[.!?][\u201d\u2019\"')\]]*(?=\s+[\u201c\u2018\"'(]*[A-Z0-9\u00c0-\u00de])")
# A stop after these, or after a single letter (an initial, U.S.), ends no sentence.
_SHORT = re.compile(
    r"\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Nos?|Art|Sec|Inc|Co|Corp|Ltd|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)


def first_sentence(text: str) -> str:
    """Return the first sentence of ``text``, never cut; all of it if no sentence ends."""
    for end in _END.finditer(text):
        sentence = text[: end.end()]
        if not _SHORT.search(sentence):
            return sentence
    return text
