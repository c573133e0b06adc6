"""How measures are rounded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.measure.rounding import points_between, shown, shown_days, shown_share


@pytest.mark.parametrize(
    ("value", "days"), [(2.5, 3), (-2.5, -3), (2.4, 2), (-0.5, -1), (0.4999, 0), (0, 0)]
)
def test_a_half_day_goes_away_from_zero(value: float, days: int) -> None:
    assert shown_days(value) == days


def test_a_half_that_lost_its_last_bit_is_still_a_half() -> None:
    assert shown_days(2.5 - 4e-16) == 3
    assert shown(1.005, 2) == 1.01


def test_there_is_no_negative_zero() -> None:
    assert str(shown(-0.001, 2)) == "0.0"


def test_a_share_is_kept_to_a_ten_thousandth() -> None:
    assert shown_share(1 / 3) == 0.3333
    assert shown_share(0.00005) == 0.0001


def test_points_are_those_of_the_printed_percentages() -> None:
    assert points_between(3_813 / 6_580, 0.6988) == round(57.95 - 69.88, 2)


@settings(max_examples=50)
@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_rounding_is_odd(value: float) -> None:
    assert shown_days(-value) == -shown_days(value)
