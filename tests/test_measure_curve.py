"""Yearly plan rows joined into a curve."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.measure.curve import (
    MONEY_DIGITS,
    PlanVersion,
    PlanYear,
    baseline_curve,
    curve_in_force,
    planned_in_year,
    planned_rate,
)
from pipeline.measure.months import month_number

if TYPE_CHECKING:
    from pipeline.measure.curve import Curve


def year(number: int, opening: float | None, **months: float) -> PlanYear:
    """Return a row with the months named (m01=…) filled and all others blank."""
    return PlanYear(number, opening, tuple(months.get(f"m{n:02}") for n in range(1, 13)))


def curve(*rows: PlanYear, digits: int = 4) -> Curve:
    joined = baseline_curve((PlanVersion(0, None, rows),), digits)
    assert joined is not None
    return joined


def test_blank_months_are_linear_between_the_filled_ones_and_marked() -> None:
    plan = curve(year(2026, 0, m03=0.3, m04=0.4))
    assert plan.first == month_number(2026, 1)
    assert plan.ends == (0.1, 0.2, 0.3, 0.4)
    assert plan.interpolated == (True, True, False, False)


def test_blanks_are_bridged_from_one_year_to_the_next() -> None:
    plan = curve(year(2026, 0, m10=0.1), year(2027, 0.3, m01=1))
    assert plan.ends[9:] == (0.1, 0.2, 0.3, 1.0)
    assert plan.interpolated[9:] == (False, True, False, False)


def test_shares_are_rounded_to_a_ten_thousandth() -> None:
    assert curve(year(2026, 0, m03=1)).ends == (0.3333, 0.6667, 1.0)


def test_a_curve_from_0_to_100_percent_is_full() -> None:
    assert curve(year(2026, 0, m12=1)).is_full


@pytest.mark.parametrize(
    "row", [year(2026, 0.1, m12=1), year(2026, 0, m12=0.9), year(2026, None, m06=0.5, m12=1)]
)
def test_a_curve_with_an_open_end_is_not_full(row: PlanYear) -> None:
    assert not curve(row).is_full


def test_a_curve_whose_first_known_point_is_0_has_its_beginning() -> None:
    assert curve(year(2026, None, m06=0, m12=1)).is_full


def test_time_begins_with_the_first_month_of_planned_work_and_ends_at_the_first_100_percent() -> (
    None
):
    plan = curve(year(2026, 0, m02=0, m03=0.2, m05=1, m12=1))
    assert plan.month_zero == month_number(2026, 3)
    assert plan.planned_months == 3
    assert plan.planned_values == (0, 0.2, 0.6, 1)


def test_a_curve_that_takes_work_back_falls() -> None:
    assert curve(year(2026, 0, m01=0.5, m02=0.4, m03=1)).falls
    assert not curve(year(2026, 0, m01=0.5, m02=0.5, m03=1)).falls


def test_the_plan_is_linear_within_a_month() -> None:
    plan = curve(year(2026, 0, m08=0.4, m09=0.7, m12=1))
    assert planned_rate(plan, date(2026, 9, 14)) == round(0.4 + 0.3 * 14 / 30, 4)
    assert planned_rate(plan, date(2026, 9, 30)) == 0.7


def test_before_a_plan_nothing_is_planned_and_after_it_all() -> None:
    plan = curve(year(2026, 0, m12=1))
    assert planned_rate(plan, date(2025, 6, 1)) == 0
    assert planned_rate(plan, date(2027, 1, 1)) == 1


def test_beyond_an_open_end_the_plan_is_unknown() -> None:
    plan = curve(year(2026, 0.1, m12=0.9))
    assert planned_rate(plan, date(2025, 12, 30)) is None
    assert planned_rate(plan, date(2025, 12, 31)) == 0.1
    assert planned_rate(plan, date(2027, 1, 1)) is None


BASELINE = PlanVersion(0, None, (year(2025, 0, m12=0.5), year(2026, 0.5, m12=1)))
REVISED = PlanVersion(1, date(2026, 4, 1), (year(2026, 0.3, m12=0.8), year(2027, 0.8, m06=1)))


def test_a_version_holds_from_its_day_on() -> None:
    before = curve_in_force((REVISED, BASELINE), date(2026, 3, 31))
    after = curve_in_force((REVISED, BASELINE), date(2026, 4, 1))
    assert before == baseline_curve((REVISED, BASELINE))
    assert after is not None
    assert planned_rate(after, date(2026, 12, 31)) == 0.8


def test_older_years_come_from_the_predecessor() -> None:
    plan = curve_in_force((BASELINE, REVISED), date(2026, 6, 14))
    assert plan is not None
    assert plan.is_full
    assert planned_rate(plan, date(2025, 6, 30)) == 0.25


def test_a_version_that_opens_lower_lowers_the_months_before_it() -> None:
    plan = curve_in_force((BASELINE, REVISED), date(2026, 6, 14))
    assert plan is not None
    assert plan.ends[6:12] == (0.2917, 0.3, 0.3, 0.3, 0.3, 0.3)
    assert not plan.falls


def test_months_of_the_first_year_never_come_from_the_predecessor() -> None:
    late = PlanVersion(1, date(2026, 4, 1), (year(2026, None, m04=0.6, m12=1),))
    plan = curve_in_force((BASELINE, late), date(2026, 6, 14))
    assert plan is not None
    assert plan.ends[12:16] == (0.525, 0.55, 0.575, 0.6)


def test_the_baseline_never_changes() -> None:
    assert baseline_curve((REVISED, BASELINE)) == baseline_curve((BASELINE,))


def test_without_a_plan_there_is_no_curve() -> None:
    assert baseline_curve((REVISED,)) is None
    assert curve_in_force((REVISED,), date(2026, 3, 31)) is None
    assert baseline_curve((PlanVersion(0, None, (year(2026, 0),)),)) is None


MONEY = curve(
    year(2025, 2_000_000_000, m12=5_000_000_000),
    year(2026, 5_000_000_000, m06=9_000_000_000, m12=11_000_000_000),
    digits=MONEY_DIGITS,
)


def test_the_money_planned_in_a_year_counts_from_its_beginning() -> None:
    assert planned_in_year(MONEY, 2026, date(2026, 6, 30)) == 4_000_000_000
    assert planned_in_year(MONEY, 2026, date(2026, 1, 31)) == round(4_000_000_000 / 6)


def test_in_january_the_plan_of_the_year_before_is_due_in_full() -> None:
    assert planned_in_year(MONEY, 2025, date(2026, 1, 14)) == 3_000_000_000


def test_money_that_no_plan_tells_is_unknown() -> None:
    assert planned_in_year(MONEY, 2027, date(2027, 3, 14)) is None
    assert planned_in_year(MONEY, 2026, date(2025, 3, 14)) is None
