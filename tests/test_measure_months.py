"""Days as fractions of months, and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.measure.months import day_after, month_number, month_of, months_until

SEPTEMBER = month_number(2026, 9)


def test_a_month_knows_its_place_and_its_name() -> None:
    assert month_of(SEPTEMBER) == (2026, 9)
    assert month_number(2027, 1) - month_number(2026, 12) == 1


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2026, 9, 14), 14 / 30),
        (date(2026, 9, 30), 1),
        (date(2026, 10, 14), 1 + 14 / 31),
        (date(2027, 2, 14), 5 + 14 / 28),
        (date(2026, 8, 31), 0),
        (date(2026, 8, 14), -1 + 14 / 31),
    ],
)
def test_time_is_whole_months_and_a_part_of_the_last(day: date, months: float) -> None:
    assert months_until(SEPTEMBER, day) == pytest.approx(months)


def test_whole_months_end_on_the_last_day_of_a_month() -> None:
    assert day_after(SEPTEMBER, 1.0) == date(2026, 9, 30)
    assert day_after(SEPTEMBER, 1.5) == date(2026, 10, 16)  # 15.5 days of 31, the half goes up


def test_no_day_lies_beyond_the_calendar() -> None:
    assert day_after(SEPTEMBER, 1e6) is None


@settings(max_examples=100)
@given(st.dates(date(2019, 1, 1), date(2035, 12, 31)))
def test_a_day_comes_back_from_its_fraction(day: date) -> None:
    assert day_after(SEPTEMBER, months_until(SEPTEMBER, day)) == day
