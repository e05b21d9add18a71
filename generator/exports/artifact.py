"""The one contract between feeds and the build: an artifact says where it lies and what is in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site that is not a page: what ``make`` returns for ``of`` lies at ``path`` below the site's root.

    It is worked out only where it must be written. ``make`` must know nothing but what it is handed: records, text,
    numbers, dates, lists of them. ``told_by`` says the same as ``of`` in fewer words, where these are of all pages.
    """

    path: str
    make: Callable[..., bytes]
    of: tuple[Any, ...]
    told_by: tuple[Any, ...] = ()

    @property
    def body(self) -> bytes:
        """The bytes of the file."""
        return self.make(*self.of)


def json_body(value: object) -> bytes:
    """Return the body of a file that holds ``value``: compact JSON, ended by LF."""
    return f"{compact_json(value)}\n".encode()


def compact_json(value: object) -> str:
    """Return ``value`` as JSON with sorted keys and no spaces: the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
