"""Earned schedule against figures worked by hand."""

from __future__ import annotations

from datetime import date
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.measure.curve import Curve, planned_rate
from pipeline.measure.earned_schedule import (
    EarnedSchedule,
    clock_stop,
    earned_months,
    earned_schedule,
)
from pipeline.measure.empty import Empty
from pipeline.measure.months import day_after, month_number, months_until


def plan(*percent: float, start: int = month_number(2026, 1)) -> Curve:
    """Return a curve from cumulative percentages at month ends, January 2026 first."""
    return Curve(start, 0, tuple(round(p / 100, 4) for p in percent), (False,) * len(percent))


LIPKE = plan(5, 15, 30, 50, 70, 85, 95, 100)
PAUSED = plan(10, 30, 30, 30, 60, 100)  # nothing planned in March and April


def test_the_worked_example() -> None:
    result = earned_schedule(LIPKE, 0.38, date(2026, 5, 31))
    assert result.at_months == 5
    assert result.es_months == pytest.approx(3 + (38 - 30) / (50 - 30))
    assert result.sv_months == pytest.approx(3.40 - 5)
    assert result.spi_t == pytest.approx(3.40 / 5)
    assert result.spi == pytest.approx(38 / 70)
    assert result.slippage_days == round(1.6 * 365.25 / 12)
    assert result.tspi == pytest.approx((8 - 3.40) / (8 - 5))
    assert result.ieac_months == pytest.approx(8 / 0.68)
    # 11.7647 months: eleven to 30/11/2026, then 0.7647 of December's 31 days
    assert result.forecast_finish == date(2026, 12, round(0.7647 * 31))


def test_a_day_is_a_part_of_its_own_month() -> None:
    result = earned_schedule(LIPKE, 0.38, date(2026, 6, 14))
    assert result.at_months == pytest.approx(5 + 14 / 30)
    assert result.pv_rate == round(0.70 + 0.15 * 14 / 30, 4)


def test_who_finished_late_keeps_a_schedule_index_below_one() -> None:
    result = earned_schedule(LIPKE, 1, date(2026, 12, 14), finished_on=date(2026, 10, 31))
    assert result.at_months == 10
    assert result.es_months == 8
    assert result.spi == 1
    assert result.spi_t == 0.8
    assert result.slippage_days == round(2 * 365.25 / 12)
    assert result.forecast_finish == date(2026, 10, 31)
    assert result.tspi is None


def test_who_finished_early_stays_early_as_time_goes_on() -> None:
    result = earned_schedule(LIPKE, 1, date(2027, 3, 14), finished_on=date(2026, 6, 30))
    assert result.spi_t == pytest.approx(8 / 6)
    assert result.spi == pytest.approx(1 / 0.85)
    assert result.slippage_days == -round(2 * 365.25 / 12)
    assert result.forecast_finish == date(2026, 6, 30)


def test_more_work_than_the_base_counts_as_all_of_it() -> None:
    result = earned_schedule(LIPKE, 1.03, date(2026, 8, 31))
    assert result.es_months == 8
    assert result.ev_rate == 1.03


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2026, 1, 31), 2),  # ahead: the plan reaches 30 % after two months
        (date(2026, 3, 14), 2 + 14 / 31),  # in the pause: on plan
        (date(2026, 4, 30), 4),
        (date(2026, 6, 30), 4),  # behind since the pause ended
    ],
)
def test_during_a_planned_pause_nobody_is_late(day: date, months: float) -> None:
    assert earned_schedule(PAUSED, 0.3, day).es_months == pytest.approx(months)


def test_nothing_done_after_the_start_is_late_from_the_first_day_without_a_forecast() -> None:
    result = earned_schedule(LIPKE, 0, date(2026, 2, 28))
    assert result.es_months == 0
    assert result.spi_t == 0
    assert result.slippage_days == round(2 * 365.25 / 12)
    assert result.ieac_months is None
    assert result.forecast_finish is None
    assert result.forecast_reason is Empty.NO_WORK_DONE


def test_before_the_first_planned_month_there_is_nothing_to_do_yet() -> None:
    assert earned_schedule(LIPKE, 0, date(2025, 12, 31)) == EarnedSchedule(Empty.NOTHING_DUE)
    assert earned_schedule(LIPKE, 0, date(2025, 3, 14)) == EarnedSchedule(Empty.NOTHING_DUE)


def test_who_began_before_the_plan_is_ahead_without_an_index() -> None:
    result = earned_schedule(LIPKE, 0.05, date(2025, 12, 31))
    assert result.sv_months == 1
    assert result.slippage_days == -round(365.25 / 12)
    assert result.spi is None
    assert result.spi_t is None
    assert result.forecast_reason is Empty.BEFORE_START


@pytest.mark.parametrize(
    "curve", [None, plan(5, 50, 90), replace(LIPKE, opening=0.01)], ids=["none", "end", "beginning"]
)
def test_without_a_full_curve_the_cell_says_why(curve: Curve | None) -> None:
    assert earned_schedule(curve, 0.4, date(2026, 3, 14)) == EarnedSchedule(Empty.NO_FULL_CURVE)


def test_a_plan_that_falls_earns_no_schedule() -> None:
    result = earned_schedule(plan(50, 40, 100), 0.4, date(2026, 3, 14))
    assert result == EarnedSchedule(Empty.PLAN_FALLS)


def test_unknown_work_is_not_zero_work() -> None:
    result = earned_schedule(LIPKE, None, date(2026, 3, 14))
    assert result == EarnedSchedule(Empty.AMOUNT_UNKNOWN)


def test_a_stale_row_is_measured_at_its_own_date() -> None:
    fresh = earned_schedule(LIPKE, 0.15, date(2026, 5, 31))
    stale = earned_schedule(LIPKE, 0.15, date(2026, 2, 28))
    assert stale.slippage_days == 0
    assert fresh.slippage_days == round(3 * 365.25 / 12)


def test_a_finish_after_the_data_date_does_not_stop_the_clock() -> None:
    result = earned_schedule(LIPKE, 0.38, date(2026, 5, 31), finished_on=date(2026, 7, 1))
    assert result.at_months == 5
    assert result.forecast_finish == date(2026, 12, 24)


def test_a_finish_beyond_the_calendar_is_none() -> None:
    result = earned_schedule(plan(100), 0.0001, date(2035, 12, 31))
    assert result.forecast_finish is None
    assert result.forecast_reason is Empty.TOO_FAR


def test_the_clock_stops_at_the_completion_of_construction() -> None:
    assert clock_stop(date(2026, 6, 1), date(2026, 5, 14), 0.97) == date(2026, 6, 1)


def test_without_that_date_it_stops_when_all_work_was_done() -> None:
    assert clock_stop(None, date(2026, 5, 14), 1) == date(2026, 5, 14)
    assert clock_stop(None, date(2026, 5, 14), 0.97) is None  # the base has grown since
    assert clock_stop(None, date(2026, 5, 14), None) is None


def test_work_and_plan_are_rounded_before_they_are_compared() -> None:
    assert earned_schedule(PAUSED, 0.29996, date(2026, 3, 31)).es_months == 3


CURVES = st.lists(st.integers(0, 1500), min_size=1, max_size=30).map(
    lambda steps: plan(*(min(100, total / 100) for total in accumulate([1, *steps, 10_000])))
)


@settings(max_examples=100)
@given(CURVES, st.integers(0, 10_000), st.integers(0, 10_000), st.floats(-3, 40))
def test_more_work_never_earns_less_time(curve: Curve, one: int, two: int, at: float) -> None:
    less, more = sorted((one / 10_000, two / 10_000))
    values = curve.planned_values
    assert earned_months(values, less, at) <= earned_months(values, more, at)


@settings(max_examples=100)
@given(CURVES, st.data())
def test_a_project_on_plan_at_a_month_end_is_neither_early_nor_late(
    curve: Curve, data: st.DataObject
) -> None:
    months = data.draw(st.integers(1, curve.planned_months))
    day = day_after(curve.month_zero, months)
    assert day is not None
    result = earned_schedule(curve, planned_rate(curve, day), day)
    assert result.es_months == result.at_months == months
    assert result.slippage_days == 0


@settings(max_examples=100)
@given(CURVES, st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(1, 10_000))
def test_earned_time_is_when_the_plan_had_what_is_done(curve: Curve, day: date, ev: int) -> None:
    at = months_until(curve.month_zero, day)
    es = earned_months(curve.planned_values, ev / 10_000, at)
    whole = min(int(es), curve.planned_months - 1)
    before, after = curve.planned_values[whole], curve.planned_values[whole + 1]
    assert before + (after - before) * (es - whole) == pytest.approx(ev / 10_000)
