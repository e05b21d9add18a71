"""Once: a projection that many pages ask for is worked out once for each library."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from generator.model import Library

P = ParamSpec("P")
R = TypeVar("R")


def once(function: Callable[Concatenate[Library, P], R]) -> Callable[Concatenate[Library, P], R]:
    """Return ``function`` so that equal arguments for one library give the result of the first call.

    Arguments must be hashable, and nobody may change the result.
    """

    @wraps(function)
    def remembered(library: Library, *args: P.args, **kwargs: P.kwargs) -> R:
        known: dict[Any, R] = library.__dict__.setdefault("_projections", {})
        key = (function, args, tuple(sorted(kwargs.items())))
        if key not in known:
            known[key] = function(library, *args, **kwargs)
        return known[key]

    return remembered  # type: ignore[return-value]
