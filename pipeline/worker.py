"""Run a function over many files in processes that may die: a bad neighbour harms nobody."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections import deque
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from pebble import ProcessExpired, ProcessPool

from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.memory import OF_A_WORKER, seldom_collect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.context import BaseContext

    from pebble import ProcessFuture

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE_SECONDS = 1.0
_AHEAD = 128  # items a worker: so much may be done while one takes all its time, and no more held
_OUT_OF_MEMORY = 77  # the exit code by which a worker says so


class Limits(Struct, frozen=True):
    """What one file may cost.

    Attributes:
        seconds: from its start to its end; the parent kills the worker then.
        address_space_bytes: of a worker process, where the system can limit it.
    """

    seconds: float = 30.0
    address_space_bytes: int = 2 << 30


_LIMITS = Limits()


def run_all(
    function: Callable[[T], R],
    items: Sequence[T],
    *,
    workers: int,
    limits: Limits = _LIMITS,
    on_done: Callable[[T], None] | None = None,
) -> Iterator[R | Failure]:
    """Yield what a function makes of each item, in the order of the items.

    Whatever ends a reading ends as a `Failure` of its own item: an exception, a panic, the death
    of the process, the end of time or of memory. The number of workers changes no result.
    Items are handed out as results are taken: no more than a queue of them is ever held.

    Args:
        function: pure, importable from a module that is light to import.
        items: picklable and small: paths, not contents.
        workers: processes at most; 1 gives the same limits as many.
        limits: of one item.
        on_done: called with each item before its result is given out, for a progress bar.
    """
    given = 0
    with contextlib.suppress(BrokenProcessPool):
        for result in _pooled(function, items, min(workers, len(items)), limits):
            _tell(on_done, items[given])
            given += 1
            yield result
    for item in items[given:]:
        _tell(on_done, item)
        yield _alone(function, item, limits)


def _tell(on_done: Callable[[T], None] | None, item: T) -> None:
    if on_done is not None:
        on_done(item)


def _alone(function: Callable[[T], R], item: T, limits: Limits) -> R | Failure:
    """Read one item in a pool of its own, after a pool broke without saying over which item."""
    try:
        return next(_pooled(function, (item,), 1, limits))
    except BrokenProcessPool as broken:
        return Failure(FailureReason.CRASHED, str(broken))


def _pooled(
    function: Callable[[T], R], items: Sequence[T], workers: int, limits: Limits
) -> Iterator[R | Failure]:
    if not items:
        return
    with _pool(function, workers, limits) as pool:
        queue: deque[ProcessFuture[R | Failure]] = deque()
        try:
            for item in items:
                queue.append(_schedule(pool, function, item, limits))
                if len(queue) > workers * _AHEAD:
                    yield _awaited(pool, queue.popleft())
            while queue:
                yield _awaited(pool, queue.popleft())
        finally:
            # Leaving the pool waits for all that was asked of it, whether anyone still wants it.
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it so


def _pool(function: Callable[[T], R], workers: int, limits: Limits) -> ProcessPool:
    return ProcessPool(
        max_workers=workers,
        initializer=_prepare,
        initargs=(limits.address_space_bytes,),
        context=_context(function.__module__),
    )


def _context(module: str) -> BaseContext:
    """Return a way to start processes that inherits no lock held by another thread.

    A fork of a process with threads (pebble's own) can hang; a fork server imports the function's
    module once and forks from there. Where there is none (Windows), processes are spawned.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, module])
    return context


def _schedule(
    pool: ProcessPool, function: Callable[[T], R], item: T, limits: Limits
) -> ProcessFuture[R | Failure]:
    try:
        return pool.schedule(_attempt, (function, item), timeout=limits.seconds)
    except RuntimeError as broken:
        raise BrokenProcessPool(str(broken)) from broken


def _awaited(pool: ProcessPool, future: ProcessFuture[R | Failure]) -> R | Failure:
    """Return a result when it comes, as what is asked of a pool while it dies stays unheard.

    Raises:
        BrokenProcessPool: the pool ended first.
    """
    while not wait([future], _PATIENCE_SECONDS).done:
        # The pool may have settled the future between the two looks.
        if not pool.active and not future.done():
            raise BrokenProcessPool("All workers expired")
    return _result(future)


def _result(future: ProcessFuture[R | Failure]) -> R | Failure:
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except TimeoutError:
        return Failure(FailureReason.TIMEOUT)
    except ProcessExpired as expired:
        out_of_memory = expired.exitcode == _OUT_OF_MEMORY
        reason = FailureReason.MEMORY if out_of_memory else FailureReason.CRASHED
        return Failure(reason, f"exit code {expired.exitcode}")
    except Exception as unsent:  # noqa: BLE001 (pickling a result fails in as many ways)
        return Failure(FailureReason.CRASHED, f"{type(unsent).__name__}: {unsent}")


def _prepare(address_space_bytes: int) -> None:
    """Make a worker modest: deaf to Ctrl-C, silent, and limited in memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    seldom_collect(OF_A_WORKER)
    # A panic of calamine writes a page to the operator's terminal; the finding says it better.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    os.close(silence)
    # Windows has no such module, macOS refuses the limit: the parent's clock remains.
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 (not on every system)

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (address_space_bytes, hard))


def _attempt(function: Callable[[T], R], item: T) -> R | Failure:
    try:
        return function(item)
    except UnreadableError as unreadable:
        return unreadable.failure
    except MemoryError:
        # What is left of a worker that ran full would fail its next item, an innocent one.
        os._exit(_OUT_OF_MEMORY)
    except BaseException as broken:  # noqa: BLE001 (a panic is no Exception)
        return Failure(FailureReason.CRASHED, f"{type(broken).__name__}: {broken}")
