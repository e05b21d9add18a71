"""Parallel work: splits long lists between forked processes."""

import errno
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
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
    Many chunks are split between processes if the system can fork. Raises ChildProcessError, an error of the system,
    where one of these is ended from outside.
    """
    size = size or CHUNK
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if len(chunks) < WORTH_SHARING or workers() == 1 or not can_fork:
        for chunk in chunks:
            yield from work(chunk)
        return
    _Shared.work, _Shared.chunks = work, chunks
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers(), fork, initializer=_end_with_parent) as pool:
        try:
            for results in pool.map(_work_on, range(len(chunks))):
                yield from results
        except BrokenProcessPool:
            ended = "A process of this run was ended from outside, perhaps for want of memory"
            raise ChildProcessError(errno.ECHILD, ended) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """End this process when its parent is no more: nobody waits for its work, and it holds the parent's locks."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        wait([parent.sentinel] if parent else [])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _work_on(number: int) -> Any:  # noqa: ANN401 - whatever the work returns
    return _Shared.work(_Shared.chunks[number])
