"""The collector of cycles is asked seldom, and still asked."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from pipeline.memory import seldom_collect

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def usual() -> Iterator[tuple[int, int, int]]:
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def test_cycles_are_looked_for_seldom_but_looked_for(usual: tuple[int, int, int]) -> None:
    seldom_collect()
    assert gc.isenabled()
    assert gc.get_threshold()[0] > 100 * usual[0]
