"""Ids of entries, and what to write where something else stands in their place."""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from generator.schema.base import schema_error, text_of

# Windows keeps some words for devices, and a web server keeps one for the page of a folder.
_KEPT = "(?:aux|com[0-9]|con|index|lpt[0-9]|nul|prn)(?![a-z0-9-])"
SLUG = re.compile(rf"(?!{_KEPT})[a-z0-9]+(-[a-z0-9]+)*")
_MUST = "ids must be lower-case words of letters and digits joined by hyphens, with at most 100 characters"
_REF = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([1-9][0-9]{0,2}))?")


def _slug(value: object) -> str:
    text = text_of(value)
    if len(text) > 100 or not SLUG.fullmatch(text):
        raise schema_error("bad-id", _MUST, _like_an_id(text))
    return text


def _name(value: object) -> str:
    text = text_of(value)
    if len(text) > 100 or not SLUG.fullmatch(text):
        do = _like_an_id(text)
        found = f"; “briefing find {text}” looks it up" if do.startswith("write") and len(text) <= 60 else ""
        raise schema_error("bad-id", _MUST, f"{do}{found}")
    return text


def _ref(value: object) -> str:
    text = text_of(value)
    if len(text) > 110 or not _REF.fullmatch(text):
        must = "sources must be ids of source files, with #N for fact N of the seed"
        if "://" in text:
            do = "write the id of the source with this address; “briefing new source ADDRESS” makes one"
        else:
            name = text.rsplit("/", 1)[-1].removesuffix(".yml")
            is_path = name != text and _REF.fullmatch(name)
            do = f"write {name}" if is_path else _like_an_id(text, "2025-06-03-tvb-trump-xi-call#3")
        raise schema_error("bad-source", must, do)
    return text


def _like_an_id(text: str, example: str = "trump-xi-call") -> str:
    """Return what to write in the place of ``text``, which is no id."""
    if ";" in text:
        return "separate items by commas: [one, two]"
    if re.match(_KEPT, text):
        return f"add another word, like {text}-talks: alone it names a device of Windows, or the page of a folder"
    if any(mark in text for mark in "“”„\u2018\u2019"):
        return "remove the curly quotes"
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    # A dash that looks like a hyphen is none.
    words = re.findall("[a-z0-9]+", re.sub("[\u2010-\u2015_/]", "-", letters))
    found = "-".join(words)
    return f"write an id, like {found}" if found and len(found) <= 60 else f"write it like {example}"


_SHAPE = WithJsonSchema(
    {"type": "string", "maxLength": 100, "pattern": f"^{SLUG.pattern}$", "examples": ["trump-xi-call"]}
)
# The id of an entry, and the same as the name of another entry.
Slug = Annotated[str, BeforeValidator(_slug), _SHAPE]
Name = Annotated[str, BeforeValidator(_name), _SHAPE]
Ref = Annotated[
    str,
    BeforeValidator(_ref),
    WithJsonSchema(
        {
            "type": "string",
            "maxLength": 110,
            "pattern": f"^{_REF.pattern}$",
            "examples": ["2025-06-03-tvb-trump-xi-call", "2025-06-03-tvb-trump-xi-call#3"],
        }
    ),
]
