"""Once: what many pages ask for is worked out once for each library, and with a memory once for as long as it holds."""

from collections.abc import Callable
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any, Concatenate, ParamSpec, TypeVar

from generator.model import Library

P = ParamSpec("P")
R = TypeVar("R")


def once(function: Callable[Concatenate[Library, P], R]) -> Callable[Concatenate[Library, P], R]:
    """Return ``function`` so that equal arguments for one library give the result of the first call.

    Arguments must be hashable and stand in their order, without names; nobody may change the result. What a generator
    yields is kept as a tuple. Where the library has a memory (see ``memory``), the result of an earlier library is
    given for as long as all that it was made of is the same; so the function may use nothing but its arguments.
    """
    inner: Any = function
    if isgeneratorfunction(function):

        @wraps(function)
        def inner(library: Library, *of: Any) -> tuple[Any, ...]:  # noqa: ANN401
            return tuple(function(library, *of))  # type: ignore[call-arg]

    @wraps(function)
    def remembered(library: Library, *of: Any) -> Any:  # noqa: ANN401
        memory = library.__dict__.get("memory")
        if memory is not None:
            return memory.ask((inner, of))
        known: dict[Any, Any] = library.__dict__.setdefault("_projections", {})
        key = (inner, of)
        if key not in known:
            known[key] = inner(library, *of)
        return known[key]

    return remembered  # type: ignore[return-value]
