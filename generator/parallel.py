"""Parallel work: splits long lists between forked processes."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# With fewer chunks, a second process costs more than it saves.
WORTH_SHARING = 4
CHUNK = 250


class _Shared:
    """What forked processes inherit in memory, so that only chunk numbers and results pass between processes."""

    work: Callable[[Any], Any]
    chunks: Sequence[Any]


def workers() -> int:
    """Return the number of processes to use: BRIEFING_WORKERS, or the number of processors that may be used."""
    wanted = os.environ.get("BRIEFING_WORKERS", "")
    if wanted.isdigit() and int(wanted) > 0:
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_chunks(work: Callable[[Sequence[T]], list[R]], items: Sequence[T], size: int = 0) -> Iterator[R]:
    """Yield the results of ``work`` for all ``items``, in order.

    ``work`` takes a chunk of at most ``size`` items (by default ``CHUNK``) and returns a picklable result for each.
    Many chunks are split between processes if the system can fork; only a few chunks of results wait in memory.
    """
    size = size or CHUNK
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if len(chunks) < WORTH_SHARING or workers() == 1 or not can_fork:
        for chunk in chunks:
            yield from work(chunk)
        return
    _Shared.work, _Shared.chunks = work, chunks
    with multiprocessing.get_context("fork").Pool(workers()) as pool:
        for results in pool.imap(_work_on, range(len(chunks))):
            yield from results


def _work_on(number: int) -> Any:  # noqa: ANN401 - whatever the work returns
    return _Shared.work(_Shared.chunks[number])
