"""Memory: what was worked out of one record is right for the next one, as long as what it was made of is the same.

A process that builds again and again (the preview) keeps one. While a projection or view works (see ``once``), all that
it asks of the library is noted beside its result: a field, one key of an index, another such result. When the record
changes, the results that asked for what changed are in doubt, and those that rest on them. A result in doubt is looked
at when it is wanted: where everything that it asked for is as it was, it stands; else it is worked out anew, and if it
comes out the same, what rests on it stands too. (Compilers that work step by step, like rustc, do the same.)
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass
from operator import is_
from typing import Any, cast

from generator.model import Library, Recorded

# A call of a function, or a field of the library with a key of it, or with _WHOLE for all of it.
Call = tuple[Callable[..., Any], tuple[Any, ...]]
Asked = tuple[str | Callable[..., Any], Hashable]
_WHOLE = object()


class _Answer:
    """A result and what was asked for it. ``holds`` is False while it is in doubt."""

    __slots__ = ("asked", "holds", "value")

    def __init__(self, value: Any, asked: list[tuple[Asked, object]]) -> None:  # noqa: ANN401
        self.value, self.asked, self.holds = value, asked, True


class Memory:
    """What is known of a record and of those that follow it."""

    def __init__(self) -> None:
        self.library: Library | None = None
        self.reader: Any = None
        self.known: dict[Call, _Answer] = {}
        self.askers: dict[Asked, set[Call]] = {}
        self.notes: list[dict[Asked, object]] = []

    def follow(self, library: Library) -> None:
        """Make ``library`` the record that is asked from now on; it takes over what holds of the one before."""
        earlier, self.library, self.reader = self.library, library, _Reader(self, library)
        library.__dict__["memory"] = self
        if earlier is not None:
            self._doubt(_differing(earlier, library))

    def ask(self, call: Call) -> Any:  # noqa: ANN401 - what the function returns
        """Return what the function of ``call`` returns for the library and the arguments."""
        answer = self.known.get(call)
        value = answer.value if answer is not None and answer.holds else self._answer(call).value
        if self.notes:
            self.notes[-1][call] = value
        return value

    def note(self, field: str, key: Hashable, value: object) -> None:
        """Take note that the library said ``value`` when it was asked."""
        if self.notes:
            self.notes[-1][field, key] = value

    def forget(self) -> None:
        """Forget what nobody asked for since the last change."""
        for call in [call for call, answer in self.known.items() if not answer.holds]:
            for asked, _ in self.known.pop(call).asked:
                self.askers[asked].discard(call)

    def _answer(self, call: Call) -> _Answer:
        answer = self.known.get(call)
        if answer is None or not (answer.holds or self._still_holds(answer)):
            answer = self._work_out(call, answer)
        return answer

    def _still_holds(self, answer: _Answer) -> bool:
        for (what, key), seen in answer.asked:
            if isinstance(what, str):
                field = getattr(self.library, what)
                now = field if key is _WHOLE else field.get(key)
                if now is not seen and now != seen:
                    return False
            elif self._answer((what, cast("tuple[Any, ...]", key))).value is not seen:
                return False
        answer.holds = True
        return True

    def _work_out(self, call: Call, before: _Answer | None) -> _Answer:
        function, of = call
        self.notes.append({})
        try:
            value = function(self.reader, *of)
        finally:
            asked = list(self.notes.pop().items())
        if before is not None:
            value = _kept(before.value, value)
        answer = self.known[call] = _Answer(value, asked)
        for what, _ in asked:
            self.askers.setdefault(what, set()).add(call)
        return answer

    def _doubt(self, differing: Iterator[Asked]) -> None:
        waiting = list(differing)
        while waiting:
            for call in self.askers.get(waiting.pop(), ()):
                answer = self.known.get(call)
                if answer and answer.holds:
                    answer.holds = False
                    waiting.append(call)


def _differing(earlier: Library, library: Library) -> Iterator[Asked]:
    """Yield what ``library`` answers otherwise than ``earlier``."""
    for name, keys in library.take_over(earlier).items():
        if keys:
            yield name, _WHOLE
            yield from ((name, key) for key in keys)
    # What is worked out of the fields is made here if nobody asked for it: who asked the one before may ask again.
    for name in (*(field.name for field in fields(Library)), "standing", "event"):
        one, other = getattr(earlier, name), getattr(library, name)
        if one is other or one == other:
            continue
        yield name, _WHOLE
        if isinstance(one, dict):
            yield from ((name, key) for key in one.keys() | other.keys() if one.get(key) is not other.get(key))


def _kept(old: Any, new: Any) -> Any:  # noqa: ANN401 - any two results
    """Return ``new`` as the object that it was before where it is the same; of several pages, each that is."""
    if type(old) is tuple and type(new) is tuple and len(old) == len(new):
        parts = tuple([one if is_same(one, other) else other for one, other in zip(old, new, strict=True)])
        return old if all(one is other for one, other in zip(old, parts, strict=True)) else parts
    return old if is_same(old, new) else new


def is_same(one: Any, other: Any) -> bool:  # noqa: ANN401 - any two results
    """Tell whether two results are the same to a reader: 10 and 10.0 are equal, and are written otherwise."""
    if one is other:
        return True
    if type(one) is not type(other) or isinstance(one, Recorded):
        return False
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and (all(map(is_, one, other)) or all(map(is_same, one, other)))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(is_same, one.values(), other.values()))
    if is_dataclass(one):
        return all(is_same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    return bool(one == other) and repr(one) == repr(other)


class _Reader:
    """The library as a function at work sees it: what it asks for is noted."""

    def __init__(self, memory: Memory, library: Library) -> None:
        self.memory, self._library = memory, library

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a field of the library
        value = getattr(self._library, name)
        if isinstance(value, dict):
            value = self.__dict__[name] = _Keys(self.memory, name, value)
            return value
        if callable(value):
            raise TypeError(f"a remembered result must not rest on {name}(): what that asks for is not noted")
        self.memory.note(name, _WHOLE, value)
        return value


class _Keys:
    """A field with keys, as a function at work sees it."""

    def __init__(self, memory: Memory, name: str, inner: dict[Any, Any]) -> None:
        self.memory, self.name, self.inner = memory, name, inner

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401
        self.memory.note(self.name, key, self.inner.get(key))
        return self.inner[key]

    def __contains__(self, key: object) -> bool:
        self.memory.note(self.name, key, self.inner.get(key))
        return key in self.inner

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401
        self.memory.note(self.name, key, self.inner.get(key))
        return self.inner.get(key, default)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - items, keys, values
        self.memory.note(self.name, _WHOLE, self.inner)
        return getattr(self.inner, name)

    def __iter__(self) -> Iterator[Any]:
        self.memory.note(self.name, _WHOLE, self.inner)
        return iter(self.inner)

    def __len__(self) -> int:
        self.memory.note(self.name, _WHOLE, self.inner)
        return len(self.inner)
