"""Fingerprints: what a page shows, in sixteen bytes. Two pages with one fingerprint are one page.

A template sees its page and nothing else of the record, so the fingerprint of all values in the page's context tells
whether it must be drawn anew. What has an entry of its own in the record brings its digest along (see ``Recorded``);
everything else is taken apart into text.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Generic, TypeVar

from generator.cache import Cache
from generator.model import Library, Recorded

T = TypeVar("T")

_PLAIN = frozenset({str, bytes, int, bool, type(None), dt.date, Decimal})
_RECORDED = frozenset(Recorded.__subclasses__())


class Fingerprints:
    """Takes fingerprints for one build; what stands on many pages is taken once, or was by the build ``before``."""

    def __init__(self, before: "Fingerprints | None" = None) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}
        self._earlier = before._known if before else {}  # noqa: SLF001 - another of its kind

    def of(self, *values: object) -> bytes:
        """Return a digest of ``values``: text, numbers, dates, records, and what is made up of them.

        Raises TypeError for anything else: a page must not show what has no fingerprint.
        """
        parts: list[bytes] = []
        self._take_list(values, parts)
        return blake2b(b"\0".join(parts), digest_size=16).digest()

    def _take_list(self, values: Any, parts: list[bytes]) -> None:  # noqa: ANN401
        parts.append(b"[%d" % len(values))
        kinds = set(map(type, values))
        if kinds <= _RECORDED:
            parts.append(b"".join([value.digest for value in values]))
            return
        if kinds <= _PLAIN:
            parts.append(repr(values).encode())
            return
        for value in values:
            kind: Any = type(value)
            if kind in _PLAIN:
                parts.append(repr(value).encode())
            elif kind in _RECORDED:
                parts.append(value.digest)
            else:
                _way(kind)(self, value, parts)

    def _take_dict(self, values: dict[object, object], parts: list[bytes]) -> None:
        self._take_list(tuple(values.keys()), parts)
        self._take_list(tuple(values.values()), parts)

    def _take_set(self, values: Any, parts: list[bytes]) -> None:  # noqa: ANN401
        self._take_list(sorted(values), parts)

    def _take_text(self, value: str, parts: list[bytes]) -> None:
        parts.append(repr(str(value)).encode())

    def _take_frozen(self, value: Any, parts: list[bytes]) -> None:  # noqa: ANN401
        known = self._known.get(id(value))
        if known is None:
            known = self._earlier.get(id(value))
            if known is None:
                own = [type(value).__name__.encode()]
                self._take_list(_fields(value.__class__)(value), own)
                known = value, blake2b(b"\0".join(own), digest_size=16).digest()
            # The object is held, so that its identity stays its own.
            self._known[id(value)] = known
        parts.append(known[1])


class Keys(Generic[T]):
    """The keys of pages or files by their places, as ``take`` works them out.

    One that is the same object as in the run before keeps its key, where ``common``, on which all rest, is the same.
    """

    def __init__(self, cache: Cache, name: str, common: object, take: Callable[[T], bytes]) -> None:
        self.cache, self.name, self.common, self.take = cache, f"keys of {name}", common, take
        before = cache.recall(self.name)
        self.known: dict[str, tuple[T, bytes]] = before[1] if before and before[0] == common else {}
        self.now: dict[str, tuple[T, bytes]] = {}

    def of(self, place: str, thing: T) -> bytes:
        """Return the key of ``thing``, which stands at ``place``."""
        old = self.known.get(place)
        self.now[place] = old if old and old[0] is thing else (thing, self.take(thing))
        return self.now[place][1]

    def keep(self) -> None:
        """Leave the keys to the next run of this process."""
        self.cache.remember(self.name, (self.common, self.now))


@cache
def _fields(kind: Any) -> Callable[[object], tuple[object, ...]]:  # noqa: ANN401 - any frozen data class
    """Return what reads all fields of a value of ``kind``."""
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


@cache
def _way(kind: type) -> Callable[[Fingerprints, Any, list[bytes]], None]:
    """Return how a value of ``kind`` is taken apart."""
    if issubclass(kind, (tuple, list)):
        return Fingerprints._take_list  # noqa: SLF001 - this module's own
    if issubclass(kind, dict):
        return Fingerprints._take_dict  # noqa: SLF001
    if issubclass(kind, (frozenset, set)):
        return Fingerprints._take_set  # noqa: SLF001
    if issubclass(kind, str):  # markup
        return Fingerprints._take_text  # noqa: SLF001
    if is_dataclass(kind) and kind.__dataclass_params__.frozen and not issubclass(kind, Library):  # type: ignore[attr-defined]
        return Fingerprints._take_frozen  # noqa: SLF001
    raise TypeError(f"a page shows a {kind.__name__}; hand it records, text, numbers, dates or lists of them")
