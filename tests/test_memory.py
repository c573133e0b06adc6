"""The collector of cycles is asked seldom, and still asked."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from pipeline.memory import OF_A_RUN, OF_A_WORKER, collect_no_more, seldom_collect

if TYPE_CHECKING:
    from collections.abc import Iterator


USUAL = 700, 10, 10  # Python's own


@pytest.fixture
def _as_python_starts() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*USUAL)
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("_as_python_starts")
@pytest.mark.parametrize("young_objects", [OF_A_RUN, OF_A_WORKER])
def test_cycles_are_looked_for_seldom_but_looked_for(young_objects: int) -> None:
    seldom_collect(young_objects)
    assert gc.isenabled()
    assert gc.get_threshold()[0] == young_objects > 100 * USUAL[0]


def test_at_the_end_nothing_is_left_to_look_at() -> None:
    cycle: list[object] = []
    cycle.append(cycle)
    collect_no_more()
    try:
        assert not gc.collect()
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
