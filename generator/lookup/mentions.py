"""Which countries and topics a text names, by any of their names. It finds words, and judges no meaning."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.loading.records import Records

_LETTERS = re.compile(r"[A-Za-z]")
# A name in capitals, such as US, is a word of its own only in capitals.
_CAPITALS = re.compile(r"[A-Z.]{2,6}")


class _Name(NamedTuple):
    id: str
    pattern: re.Pattern[str]


class Mentions:
    """Finds the countries and topics of ``records`` in texts."""

    def __init__(self, records: Records) -> None:
        self._countries = [_Name(r.id, _any_of(_country(r.value))) for r in records["countries"]]
        self._topics = [_Name(r.id, _any_of((r.value.name, *r.value.also))) for r in records["topics"]]

    def countries(self, text: str) -> tuple[str, ...]:
        """Return the codes of the countries that ``text`` names, in the order of the vocabulary."""
        return tuple(name.id for name in self._countries if name.pattern.search(text))

    def topics(self, text: str) -> tuple[str, ...]:
        """Return the ids of the topics that ``text`` names, in the order of the vocabulary."""
        return tuple(name.id for name in self._topics if name.pattern.search(text))


def _country(country: object) -> list[str]:
    fields = ("name", "short", "adjective", "capital")
    names = [str(found) for field in fields if (found := getattr(country, field))]
    return [*names, *getattr(country, "also", ())]


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(name) for name in dict.fromkeys(names)))


def _pattern(name: str) -> str:
    if not _LETTERS.search(name):
        return re.escape(name)  # writing without spaces has no edges of words
    if _CAPITALS.fullmatch(name):
        return rf"(?<!\w){re.escape(name)}(?!\w)"
    words = r"\s+".join(map(re.escape, name.removesuffix("s").split()))
    return rf"(?i:(?<!\w){words}s?(?!\w))"
