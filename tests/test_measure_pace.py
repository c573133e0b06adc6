"""Disbursement beside plan, calendar and averages."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.measure.empty import Empty
from pipeline.measure.pace import (
    Average,
    Comparison,
    against_average,
    against_plan,
    estimated_rate,
    needed_a_month_vnd,
    payment_deadline,
    share_of_year_gone,
)
from pipeline.measure.rate import Base, Rate

TY = 1_000_000_000
RATE = Rate(30 * TY, 100 * TY, Base.YEAR_DETAIL)
NO_RATE = Rate(30 * TY, None, Base.YEAR_DETAIL)


def test_paid_is_held_against_the_plan_of_the_month() -> None:
    assert against_plan(30 * TY, 40 * TY).value == 30 / 40


def test_before_anything_is_planned_there_is_no_rate_to_plan() -> None:
    assert against_plan(0, 0).reason is Empty.BASE_ZERO


def test_a_province_above_the_national_average() -> None:
    lang_son = Rate(4_013 * TY, 6_316 * TY, Base.YEAR_PROVINCE)
    nation = Average(0.5544, Base.YEAR_PROVINCE, date(2025, 11, 27))
    assert against_average(lang_son, nation) == Comparison(8.1, is_same_base=True)


def test_an_average_on_another_base_is_marked() -> None:
    nation = Average(0.46, Base.YEAR_PRIME_MINISTER, date(2025, 8, 31))
    assert against_average(RATE, nation) == Comparison(30 - 46, is_same_base=False)


def test_without_a_rate_there_is_nothing_to_compare() -> None:
    nation = Average(0.46, Base.YEAR_DETAIL, date(2025, 8, 31))
    assert against_average(NO_RATE, nation).points is None


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2025, 12, 1), 0),
        (date(2026, 1, 31), 31 / (365 + 31)),
        (date(2026, 12, 31), 365 / (365 + 31)),
        (date(2027, 1, 31), 1),
        (date(2027, 5, 1), 1),
    ],
)
def test_the_year_for_paying_ends_in_january(day: date, share: float) -> None:
    assert payment_deadline(2026) == date(2027, 1, 31)
    assert share_of_year_gone(2026, day) == share


def test_an_extended_year_is_longer() -> None:
    assert share_of_year_gone(2026, date(2026, 12, 31), date(2027, 12, 31)) == 365 / 730


def test_what_is_left_is_spread_over_the_months_to_the_deadline() -> None:
    deadline = payment_deadline(2026)
    assert needed_a_month_vnd(100 * TY, 30 * TY, date(2026, 8, 31), deadline) == 70 * TY / 5
    months = 5 - 14 / 30
    needed = needed_a_month_vnd(100 * TY, 30 * TY, date(2026, 9, 14), deadline)
    assert needed == round(70 * TY / months)


def test_in_the_last_month_all_that_is_left_is_needed() -> None:
    deadline = payment_deadline(2025)
    assert needed_a_month_vnd(100 * TY, 30 * TY, date(2026, 1, 14), deadline) == 70 * TY


def test_nothing_is_needed_once_all_is_paid() -> None:
    assert needed_a_month_vnd(100 * TY, 101 * TY, date(2026, 8, 31), date(2027, 1, 31)) == 0


@pytest.mark.parametrize(
    ("plan", "paid", "day"),
    [
        (None, 1, date(2026, 8, 31)),
        (1, None, date(2026, 8, 31)),
        (2, 1, date(2027, 1, 31)),
    ],
)
def test_nothing_can_be_said_of_what_is_unknown_or_over(
    plan: int | None, paid: int | None, day: date
) -> None:
    assert needed_a_month_vnd(plan, paid, day, date(2027, 1, 31)) is None


def test_an_estimate_is_measured_against_the_same_base() -> None:
    assert estimated_rate([60 * TY, None, 35 * TY], RATE).value == 95 / 100
    assert estimated_rate([None], RATE).reason is Empty.AMOUNT_UNKNOWN
