"""Run a function over many items on the machines of a Dask cluster, guarded there as at home."""

from __future__ import annotations

import importlib.util
import multiprocessing
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pipeline.errors import UsageError
from pipeline.worker import run_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pipeline.failure import Failure

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE_SECONDS: Final = 10
_BATCH_ITEMS: Final = 64
_BATCH_BYTES: Final = 4 << 20
_AHEAD: Final = 2  # batches a thread of the cluster, so that none waits for the next to travel
_SETTINGS: Final = {
    "distributed.comm.timeouts.connect": f"{_PATIENCE_SECONDS}s",
    # Files are meant to travel; from 10 MB on Dask would advise against it.
    "distributed.admin.large-graph-warning-threshold": "1 GB",
}


def run_afar(
    function: Callable[[T], R],
    items: Iterable[T],
    *,
    address: str,
    weigh: Callable[[T], int],
    version: Callable[[], str],
    on_done: Callable[[T], None] | None = None,
) -> Iterator[R | Failure]:
    """Yield what a function makes of each item, in the order of the items, as `run_all` does.

    Items travel in batches, of which a few are under way at a time; every batch is read in a worker
    of our own kind, with its limits, on the machine that it reaches. What the cluster loses is done
    here: it costs time and changes no result.

    Args:
        function: pure, importable there as well.
        items: picklable; taken as they are needed.
        address: of the scheduler, such as ``tcp://10.0.0.5:8786``.
        weigh: tells an item's size in bytes.
        version: tells what decides the results; it must say there what it says here.
        on_done: called with each item before its result is given out.

    Raises:
        UsageError: there is no such cluster, it has no machine, or one of another version.
    """
    with _connected(address, version) as client:
        ahead = _AHEAD * sum(client.nthreads().values())
        queue: deque[tuple[list[T], Any]] = deque()
        for batch in _batches(items, weigh):
            queue.append((batch, _sent(client, function, batch, version)))
            if len(queue) > ahead:
                yield from _results(function, *queue.popleft(), version, on_done)
        while queue:
            yield from _results(function, *queue.popleft(), version, on_done)


def _sent(client: Any, *words: object) -> Any:  # noqa: ANN401 (Dask is published without types)
    """Hand a batch over; None to a cluster that has gone since."""
    try:
        return client.submit(run_batch, *words, pure=False)
    except Exception:  # noqa: BLE001 (it goes in as many ways)
        return None


def run_batch(
    function: Callable[[T], R], batch: list[T], version: Callable[[], str]
) -> tuple[str, list[R | Failure]]:
    """Run a function over a batch in a guarded worker of this machine, and tell the version."""
    # Dask marks its workers as processes that start no others; ours ends with the batch.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined] # noqa: SLF001
    return version(), list(run_all(function, batch, workers=1))


def _results(
    function: Callable[[T], R],
    batch: list[T],
    future: Any,  # noqa: ANN401 (as above)
    version: Callable[[], str],
    on_done: Callable[[T], None] | None,
) -> Iterator[R | Failure]:
    from asyncio import CancelledError  # noqa: PLC0415 (Dask has loaded it; nobody else needs it)

    try:
        said, results = future.result()
    except (Exception, CancelledError):  # noqa: BLE001 (a cluster fails in as many ways)
        said, results = "", []
    if said != version():
        results = list(run_all(function, batch, workers=1))
    for item, result in zip(batch, results, strict=True):
        if on_done is not None:
            on_done(item)
        yield result


def _batches(items: Iterable[T], weigh: Callable[[T], int]) -> Iterator[list[T]]:
    batch: list[T] = []
    weight_bytes = 0
    for item in items:
        if batch and (len(batch) == _BATCH_ITEMS or weight_bytes + weigh(item) > _BATCH_BYTES):
            yield batch
            batch, weight_bytes = [], 0
        batch.append(item)
        weight_bytes += weigh(item)
    if batch:
        yield batch


@contextmanager
def _connected(address: str, version: Callable[[], str]) -> Iterator[Any]:
    """Connect to a cluster of which every machine has our version."""
    if importlib.util.find_spec("distributed") is None:
        raise UsageError(
            "Đọc trên cụm máy cần thư viện distributed (Dask), máy này chưa cài. Cài phần tùy chọn"
            " “scheduler” của chương trình (docs/benchmarks.md), hoặc bỏ --scheduler."
        )
    import dask  # noqa: PLC0415 (optional, and heavy)
    from distributed import Client  # noqa: PLC0415 (the same)

    with dask.config.set(_SETTINGS):
        try:
            client = Client(address, timeout=_PATIENCE_SECONDS, set_as_default=False)
        except (OSError, ValueError) as refused:
            raise UsageError(
                f"Không kết nối được bộ điều phối {address}. Kiểm tra địa chỉ (ví dụ"
                " tcp://10.0.0.5:8786) và bộ điều phối đang chạy, hoặc bỏ --scheduler."
            ) from refused
        with client:
            _check_machines(client, address, version)
            yield client


def _check_machines(client: Any, address: str, version: Callable[[], str]) -> None:  # noqa: ANN401 (as above)
    try:
        client.wait_for_workers(1, timeout=_PATIENCE_SECONDS)
    except TimeoutError as alone:
        raise UsageError(
            f"Bộ điều phối {address} chưa có máy đọc nào (dask worker). Mở máy đọc rồi chạy lại,"
            " hoặc bỏ --scheduler."
        ) from alone
    said = client.run(version, on_error="return")
    others = sorted(machine for machine, each in said.items() if each != version())
    if others:
        raise UsageError(
            f"Máy đọc {', '.join(others)} không có cùng phiên bản chương trình, Python và thư viện"
            " với máy này. Cập nhật rồi chạy lại, hoặc bỏ --scheduler."
        )
