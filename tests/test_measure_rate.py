"""Rates and sums of rates."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.measure.empty import Empty
from pipeline.measure.rate import Base, Rate, known_sum, total_rate


def rate(numerator: float | None, denominator: float | None, base: Base = Base.GRAVES) -> Rate:
    return Rate(numerator, denominator, base)


@pytest.mark.parametrize(
    ("numerator", "denominator", "reason"),
    [
        (1, None, Empty.BASE_UNKNOWN),
        (0, 0, Empty.BASE_ZERO),
        (1, -2, Empty.BASE_ZERO),
        (None, 2, Empty.AMOUNT_UNKNOWN),
    ],
)
def test_a_rate_that_cannot_be_says_why(
    numerator: float | None, denominator: float | None, reason: Empty
) -> None:
    assert rate(numerator, denominator).value is None
    assert rate(numerator, denominator).reason is reason


def test_nothing_done_on_a_known_base_is_zero() -> None:
    assert rate(0, 4).value == 0
    assert rate(0, 4).reason is None


def test_a_total_is_a_rate_of_sums() -> None:
    total = total_rate([rate(1, 2), rate(1, 8)])
    assert total.rate == rate(1 + 1, 2 + 8)
    assert total.rate.value == 2 / 10  # the mean of the rates would be 31.25 %
    assert (total.counted, total.left_out) == (2, 0)


def test_a_rate_with_an_unknown_side_enters_neither_sum() -> None:
    total = total_rate([rate(1, 2), rate(None, 8), rate(5, None)])
    assert total.rate == rate(1, 2)
    assert (total.counted, total.left_out) == (1, 2)


def test_a_sum_of_nothing_is_unknown() -> None:
    assert known_sum([]) is None
    assert known_sum([None]) is None
    assert total_rate([]).rate.reason is Empty.BASE_UNKNOWN


def test_a_total_over_unlike_bases_says_so() -> None:
    assert total_rate([rate(1, 2), rate(1, 2, Base.UTILITIES)]).rate.base is Base.MIXED


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 10**15), st.integers(1, 10**15)), min_size=1))
def test_a_total_lies_between_the_least_and_the_greatest(sides: list[tuple[int, int]]) -> None:
    rates = [rate(*pair) for pair in sides]
    values = [each.value for each in rates if each.value is not None]
    total = total_rate(rates).rate.value
    assert total is not None
    slack = 1e-9 * (1 + max(values))
    assert min(values) - slack <= total <= max(values) + slack
