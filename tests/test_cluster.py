"""Reading on a cluster: the same books, the same guards, and a clear answer where it cannot be."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline import cluster
from pipeline.cluster import run_afar
from pipeline.errors import UsageError
from pipeline.failure import Failure, FailureReason
from pipeline.intake.walk import take_in
from pipeline.reading import read_submissions
from tests.inboxes import command

if TYPE_CHECKING:
    from collections.abc import Iterator

INBOX = Path(__file__).parent.parent / "inbox" / "minh-hoa" / "2026-Q1"

needs_cluster = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="the optional library distributed is not installed; make test-scheduler has it",
)
pytestmark = pytest.mark.filterwarnings("default")  # the library's own warnings are its matter


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A real scheduler with two machines, each a process of its own, as Dask starts them."""
    from distributed import LocalCluster  # noqa: PLC0415 (optional)

    made = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, scheduler_port=0)
    with made as running:
        yield running.scheduler_address


def double(number: int) -> int:
    if number == 1:
        os._exit(3)
    return 2 * number


def one(_item: object) -> int:
    return 1


def same() -> str:
    return "the same everywhere"


def own_process() -> str:
    return str(os.getpid())


def afar(items: list[int], address: str) -> list[int | Failure]:
    return list(run_afar(double, items, address=address, weigh=one, version=same))


@needs_cluster
def test_a_cluster_gives_the_books_that_one_worker_gives(address: str) -> None:
    files = take_in(INBOX).submissions[:9]
    told: list[tuple[str, int]] = []
    here = read_submissions(files, 1, None)
    there = read_submissions(
        files, 1, lambda errand, of: told.append((errand.path, of)), scheduler=address
    )
    assert there == here
    assert told == [(each.path, 9) for each in files]


@needs_cluster
def test_order_is_kept_over_many_batches_and_a_death_costs_its_own_item(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_BATCH_ITEMS", 3)
    dead = Failure(FailureReason.CRASHED, "exit code 3")
    expected = [dead if number == 1 else 2 * number for number in range(20)]
    assert afar(list(range(20)), address) == expected


@needs_cluster
def test_items_are_taken_as_they_are_needed(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_BATCH_ITEMS", 2)
    taken: list[int] = []
    items = (taken.append(number) or number for number in range(2, 100))  # type: ignore[func-returns-value]
    results = run_afar(double, items, address=address, weigh=one, version=same)
    assert next(results) == 4
    assert len(taken) < 20
    results.close()  # type: ignore[attr-defined]


@needs_cluster
def test_what_a_cluster_loses_is_read_here(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "run_batch", fails)
    assert afar([2, 3], address) == [4, 6]


@needs_cluster
def test_a_cluster_that_goes_away_costs_nothing_but_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster  # noqa: PLC0415 (optional)

    monkeypatch.setattr(cluster, "_BATCH_ITEMS", 2)
    with LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, scheduler_port=0
    ) as short:
        items = range(2, 20)
        results = run_afar(double, items, address=short.scheduler_address, weigh=one, version=same)
        first = next(results)
    assert [first, *results] == [2 * number for number in items]


def fails(*_given: object) -> None:
    raise ValueError("lost")


@needs_cluster
def test_a_machine_of_another_version_is_refused(address: str) -> None:
    results = run_afar(double, [2], address=address, weigh=one, version=own_process)
    with pytest.raises(UsageError) as refused:
        list(results)
    assert "không có cùng phiên bản chương trình, Python và thư viện" in refused.value.message


@needs_cluster
def test_an_address_without_a_scheduler_is_wrong_usage() -> None:
    with pytest.raises(UsageError) as refused:
        afar([2], "tcp://127.0.0.1:9")
    assert refused.value.message == (
        "Không kết nối được bộ điều phối tcp://127.0.0.1:9. Kiểm tra địa chỉ (ví dụ"
        " tcp://10.0.0.5:8786) và bộ điều phối đang chạy, hoặc bỏ --scheduler."
    )


@needs_cluster
def test_a_scheduler_without_machines_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster  # noqa: PLC0415 (optional)

    monkeypatch.setattr(cluster, "_PATIENCE_SECONDS", 1)
    with (
        LocalCluster(n_workers=0, dashboard_address=None, scheduler_port=0) as empty,
        pytest.raises(UsageError) as refused,
    ):
        afar([2], empty.scheduler_address)
    assert refused.value.message == (
        f"Bộ điều phối {empty.scheduler_address} chưa có máy đọc nào (dask worker). Mở máy đọc rồi"
        " chạy lại, hoặc bỏ --scheduler."
    )


def test_without_the_library_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(UsageError) as refused:
        afar([2], "tcp://10.0.0.5:8786")
    assert refused.value.message == (
        "Đọc trên cụm máy cần thư viện distributed (Dask), máy này chưa cài. Cài phần tùy chọn"
        " “scheduler” của chương trình (docs/benchmarks.md), hoặc bỏ --scheduler."
    )


def test_a_cluster_that_cannot_be_used_ends_a_report_as_wrong_usage(tmp_path: Path) -> None:
    outbox = tmp_path / "outbox"
    places = ("--inbox", "inbox", "--outbox", str(outbox))
    done = command("report", *places, "--scheduler", "tcp://127.0.0.1:9", "--quick")
    assert done.returncode == UsageError.exit_code
    assert "hoặc bỏ --scheduler." in done.stderr
    assert not outbox.exists()
