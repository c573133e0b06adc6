"""A worker's death, delay or hunger costs its own item only."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from pipeline import worker
from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.worker import Limits, run_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHORT = Limits(seconds=1.0, address_space_bytes=512 << 20)


class PanicLikeError(BaseException):
    """What a panic of calamine looks like from Python."""


def double(number: int) -> int:
    return number * 2


def slow_first(number: int) -> int:
    time.sleep(0.2 if number == 0 else 0)
    return number


def sleeps_at_one(number: int) -> int:
    time.sleep(60 if number == 1 else 0)
    return number


def dies_at_one(number: int) -> int:
    if number == 1:
        os._exit(3)
    return number


def aborts_at_one(number: int) -> int:
    if number == 1:
        os.abort()
    return number


def eats_at_one(number: int) -> int:
    return len(bytearray(1 << 30)) if number == 1 else number


def dies_at_once(_address_space_bytes: int) -> None:
    os._exit(1)


def panics_at_one(number: int) -> int:
    if number == 1:
        raise PanicLikeError("index out of bounds")
    return number


def refuses_at_one(number: int) -> int:
    if number == 1:
        raise UnreadableError(FailureReason.DOCTYPE, "xl/workbook.xml")
    return number


def unsendable_at_one(number: int) -> object:
    return (lambda: number) if number == 1 else number


def test_results_come_in_the_order_of_the_items_when_the_first_is_slow() -> None:
    assert list(run_all(slow_first, range(4), workers=2)) == [0, 1, 2, 3]


def test_results_are_the_same_with_one_worker_and_with_many() -> None:
    items = list(range(20))
    one = list(run_all(double, items, workers=1))
    many = list(run_all(double, items, workers=3))
    assert one == many == [2 * item for item in items]


def test_no_more_is_asked_for_than_a_queue_beyond_what_was_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    class Watched(list[int]):
        def __iter__(self) -> Iterator[int]:
            for number in super().__iter__():
                asked.append(number)
                yield number

    monkeypatch.setattr(worker, "_AHEAD", 2)
    results = run_all(double, Watched(range(20)), workers=2)
    assert [next(results), next(results)] == [0, 2]
    assert asked == [0, 1, 2, 3, 4, 5]
    assert list(results) == [2 * number for number in range(2, 20)]


def test_no_item_starts_no_process() -> None:
    assert list(run_all(double, [], workers=2)) == []


def test_each_item_is_told_to_the_progress_in_order() -> None:
    told: list[int] = []
    list(run_all(double, range(3), workers=2, on_done=told.append))
    assert told == [0, 1, 2]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("function", "failure"),
    [
        (sleeps_at_one, Failure(FailureReason.TIMEOUT)),
        (dies_at_one, Failure(FailureReason.CRASHED, "exit code 3")),
        (aborts_at_one, Failure(FailureReason.CRASHED, "exit code -6")),
        (eats_at_one, Failure(FailureReason.MEMORY, "exit code 77")),
        (
            panics_at_one,
            Failure(FailureReason.CRASHED, "PanicLikeError: index out of bounds"),
        ),
        (refuses_at_one, Failure(FailureReason.DOCTYPE, "xl/workbook.xml")),
    ],
)
def test_a_bad_item_fails_alone(
    function: Callable[[int], int], failure: Failure, workers: int
) -> None:
    results = list(run_all(function, range(4), workers=workers, limits=_SHORT))
    assert results == [0, failure, 2, 3]


def test_a_result_that_cannot_be_sent_home_is_a_crash_of_its_item() -> None:
    first, second, third = run_all(unsendable_at_one, range(3), workers=1)
    assert (first, third) == (0, 2)
    assert isinstance(second, Failure)
    assert second.reason is FailureReason.CRASHED


def test_many_deaths_lose_only_their_own_items() -> None:
    items = [1, 2, 1, 3, 1, 1, 4, 1]
    results = list(run_all(dies_at_one, items, workers=2))
    dead = Failure(FailureReason.CRASHED, "exit code 3")
    assert results == [dead if item == 1 else item for item in items]


def test_workers_that_never_start_fail_each_item_and_not_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "_prepare", dies_at_once)
    failure = Failure(FailureReason.CRASHED, "All workers expired")
    assert list(run_all(double, [1, 2], workers=2)) == [failure, failure]


def test_a_caller_that_stops_listening_waits_for_nobody() -> None:
    started = time.monotonic()
    results = run_all(sleeps_at_one, [0, 1, 1], workers=1)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 10
