"""Work done against contracts and plan."""

from __future__ import annotations

import pytest

from pipeline.measure.empty import Empty
from pipeline.measure.progress import declared_gap_points, done_rate, progress_gap_points
from pipeline.measure.rounding import shown

TY = 1_000_000_000


def test_the_published_figures_of_a_motorway() -> None:
    done = done_rate([3_813 * TY], 6_580 * TY)
    assert done.value is not None
    assert shown(100 * done.value, 2) == 57.95
    assert progress_gap_points(done.value, 0.6988) == -11.93


def test_packages_are_added_over_one_base() -> None:
    assert done_rate([1 * TY, None, 2 * TY], 10 * TY).value == 3 / 10


def test_work_unknown_everywhere_is_not_zero() -> None:
    rate = done_rate([None, None], 10 * TY)
    assert rate.value is None
    assert rate.reason is Empty.AMOUNT_UNKNOWN


@pytest.mark.parametrize(("base", "reason"), [(None, Empty.BASE_UNKNOWN), (0, Empty.BASE_ZERO)])
def test_no_rate_on_a_zero_or_unknown_base(base: int | None, reason: Empty) -> None:
    rate = done_rate([1 * TY], base)
    assert rate.value is None
    assert rate.reason is reason


@pytest.mark.parametrize(("done", "planned"), [(None, 0.5), (0.5, None)])
def test_no_gap_from_one_side_alone(done: float | None, planned: float | None) -> None:
    assert progress_gap_points(done, planned) is None


def test_a_declared_rate_within_a_tenth_of_a_point_was_rounded() -> None:
    assert declared_gap_points(0.501, 0.5) is None
    assert declared_gap_points(None, 0.5) is None


def test_a_declared_rate_further_away_is_told() -> None:
    assert declared_gap_points(0.98, 451.6 / 458.4) == shown(98 - 100 * 451.6 / 458.4, 4)
    assert declared_gap_points(0.5011, 0.5) == 0.11
