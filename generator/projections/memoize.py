"""Memoizes projections: what many pages need from one library is computed once. Results live as long as the library."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from generator.model import Library

P = ParamSpec("P")
R = TypeVar("R")


def memoize(function: Callable[Concatenate[Library, P], R]) -> Callable[Concatenate[Library, P], R]:
    """Return ``function`` with its results kept, for each library and arguments.

    Arguments must be hashable and positional. Callers must not change the result.
    """

    @wraps(function)
    def memoized(library: Library, *arguments: Any) -> Any:  # noqa: ANN401
        results: dict[Any, Any] = library.__dict__.setdefault("_results", {})
        key = (function, arguments)
        if key not in results:
            results[key] = function(library, *arguments)  # type: ignore[call-arg]
        return results[key]

    return memoized  # type: ignore[return-value]
