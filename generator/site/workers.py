"""Workers: chunks of work shared between forked processes, where there is enough of it to be worth a second one."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from generator.cache import workers
from generator.progress import Progress

T = TypeVar("T")
R = TypeVar("R")

# Below so many things, a second process costs more than it saves.
_WORTH_SHARING = 1000
_CHUNK = 250


class _Shared:
    """What a forked process finds in memory, so that nothing but numbers and results goes between processes."""

    work: Callable[[Any], Any]
    chunks: Sequence[Any]


def share(work: Callable[[Sequence[T]], list[R]], things: Sequence[T], progress: Progress) -> Iterator[R]:
    """Yield what ``work`` makes of ``things``, chunk by chunk, in their order, by as many processes as are worth it.

    ``work`` returns a list that can be pickled, one item for each thing. No more than a few chunks wait in memory.
    """
    chunks = [things[start : start + _CHUNK] for start in range(0, len(things), _CHUNK)]
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if len(things) < _WORTH_SHARING or workers() == 1 or not can_fork:
        for chunk in progress.steps(chunks, len(chunks)):
            yield from work(chunk)
        return
    _Shared.work, _Shared.chunks = work, chunks
    with multiprocessing.get_context("fork").Pool(workers()) as pool:
        for part in progress.steps(pool.imap(_one, range(len(chunks))), len(chunks)):
            yield from part


def _one(number: int) -> Any:  # noqa: ANN401 - what the work returns
    return _Shared.work(_Shared.chunks[number])
