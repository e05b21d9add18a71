"""Fingerprints: a digest of everything that an output is made of. Equal fingerprints, equal content.

Values are taken apart down to text, numbers and dates, through every object that they refer to, so no dependency of
an output has to be declared and none can be forgotten.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from generator.model import Library

_PLAIN = frozenset({str, bytes, int, bool, type(None), date, Decimal})


class Fingerprints:
    """Takes the fingerprints of one build. What many outputs show, like a country, is taken apart once."""

    def __init__(self) -> None:
        # By identity. The object is held too, so that no other one can get its identity.
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, *values: object) -> str:
        """Return a digest of ``values`` in hexadecimal: plain values, frozen data classes, lists, sets and mappings.

        Raises TypeError for anything else, since such a value could change without its fingerprint.
        """
        parts: list[bytes] = []
        self._take_all(values, parts)
        return blake2b(b"\0".join(parts), digest_size=16).hexdigest()

    def _take_all(self, values: Sequence[Any], parts: list[bytes]) -> None:
        parts.append(b"[%d" % len(values))
        if set(map(type, values)) <= _PLAIN:
            parts.append(repr(values).encode())
            return
        for value in values:
            self._take(value, parts)

    def _take(self, value: Any, parts: list[bytes]) -> None:  # noqa: ANN401 - any value
        kind = type(value)
        if kind in _PLAIN:
            parts.append(repr(value).encode())
        elif is_dataclass(kind):
            parts.append(self._digest(value))
        elif isinstance(value, str):  # markup
            parts.append(repr(str(value)).encode())
        elif isinstance(value, Mapping):
            self._take_all([part for item in value.items() for part in item], parts)
        elif isinstance(value, (tuple, list)):
            self._take_all(value, parts)
        elif isinstance(value, (frozenset, set)):
            self._take_all(sorted(value), parts)
        else:
            raise TypeError(f"an output is made of a {kind.__name__}; hand it text, numbers, dates or data classes")

    def _digest(self, value: Any) -> bytes:  # noqa: ANN401 - any data class
        known = self._known.get(id(value))
        if known is None:
            kind: Any = type(value)
            if not kind.__dataclass_params__.frozen or issubclass(kind, Library):
                raise TypeError(f"an output is made of a {kind.__name__}, which may change or holds the whole record")
            own = [kind.__name__.encode()]
            self._take_all(_reader(kind)(value), own)
            known = value, blake2b(b"\0".join(own), digest_size=16).digest()
            self._known[id(value)] = known
        return known[1]


@cache
def _reader(kind: type) -> Callable[[object], tuple[object, ...]]:
    """Return a function that reads all fields of a value of ``kind``."""
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
